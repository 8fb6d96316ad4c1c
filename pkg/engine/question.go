package engine

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// Question is a query over a range, as the core takes it.
type Question struct {
	// Query as the editor wrote it.
	Query json.RawMessage
	// From, To and Now in milliseconds since the epoch.
	From, To, Now int64
	// Zone has the changes of the time zone whose clock days, weeks and offsets of them go by. Empty: UTC.
	Zone []ZoneOffset
	// Kept is what the data source's settings keep for all queries. Empty: nothing.
	Kept json.RawMessage
	// Deploys that were found, of those that an answer wanted; nil: not asked for yet.
	Deploys []Deploy
	// ForAlert: an alert rule asks, which wants one number for a series.
	ForAlert bool
	// Anew: it is judged whatever is remembered of the same counts. The answer is the same.
	Anew bool
}

// ZoneOffset says how many milliseconds local time is ahead of UTC from an instant on, in milliseconds since the epoch.
type ZoneOffset struct {
	From  int64 `json:"from"`
	Ahead int64 `json:"ahead"`
}

// Plan is what the core answers to planJSON; more is in it than the backend needs.
type Plan struct {
	Requests []Request `json:"requests"`
}

// DeployRequest asks for annotations of no dashboard with any of the tags, over a range in milliseconds since the epoch.
type DeployRequest struct {
	Tags []string `json:"tags"`
	From float64  `json:"from"`
	To   float64  `json:"to"`
}

// Deploy as an annotation tells it; Time in milliseconds since the epoch.
type Deploy struct {
	Time int64  `json:"time"`
	Text string `json:"text"`
}

// Request is one that has to be run against an upstream.
type Request struct {
	ID            string                     `json:"id"`
	Datasource    Ref                        `json:"datasource"`
	Query         map[string]json.RawMessage `json:"query"`
	From          float64                    `json:"from"`
	To            float64                    `json:"to"`
	IntervalMs    float64                    `json:"intervalMs"`
	MaxDataPoints float64                    `json:"maxDataPoints"`
}

// Ref names a data source.
type Ref struct {
	UID  string `json:"uid"`
	Type string `json:"type,omitempty"`
}

// Response is an upstream's answer to the request of that id.
type Response struct {
	ID string
	// Frames in DataFrameJSON, exactly as Grafana sent them.
	Frames []json.RawMessage
	// Error of the upstream itself, if any.
	Error *UpstreamError
}

// UpstreamError is what the upstream said when it failed.
type UpstreamError struct {
	Message string `json:"message"`
	Status  int    `json:"status,omitempty"`
}

// text writes the question as JSON.
func (q Question) text() string {
	b := bytes.NewBuffer(make([]byte, 0, len(q.Query)+256))
	b.WriteString(`{"query":`)
	b.Write(q.Query)
	b.WriteString(`,"range":{"from":`)
	b.WriteString(strconv.FormatInt(q.From, 10))
	b.WriteString(`,"to":`)
	b.WriteString(strconv.FormatInt(q.To, 10))
	b.WriteString(`,"now":`)
	b.WriteString(strconv.FormatInt(q.Now, 10))
	if len(q.Zone) > 0 {
		b.WriteString(`,"zone":`)
		zone, _ := json.Marshal(q.Zone)
		b.Write(zone)
	}
	b.WriteByte('}')
	if len(q.Kept) > 0 {
		b.WriteString(`,"kept":`)
		b.Write(q.Kept)
	}
	if q.Deploys != nil {
		b.WriteString(`,"deploys":`)
		deploys, _ := json.Marshal(q.Deploys)
		b.Write(deploys)
	}
	b.WriteString(`,"forAlert":`)
	b.WriteString(strconv.FormatBool(q.ForAlert))
	b.WriteByte('}')
	return b.String()
}
