package upstream

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/scan"
)

// refID of the one query in a request.
const refID = "A"

// result of one query, as /api/ds/query has it.
type result struct {
	Frames []json.RawMessage `json:"frames"`
	Error  string            `json:"error"`
	Status int               `json:"status"`
}

// Query runs one planned request. An error of the upstream itself is part of the response; the error that is returned is
// about the way to it.
func (c *Client) Query(ctx context.Context, account Account, request engine.Request) (engine.Response, error) {
	response := engine.Response{ID: request.ID}
	status, body, err := c.call(ctx, account, http.MethodPost, "/api/ds/query", queryBody(request))
	if err != nil {
		return response, err
	}
	found, ok, err := resultOf(body)
	switch {
	case err == nil && ok && found.Error != "":
		response.Error = &engine.UpstreamError{Message: excerpt(found.Error), Status: found.Status}
	case status/100 != 2:
		return response, statusError(status, body)
	case err != nil || !ok || !areFrames(found.Frames):
		return response, &MalformedError{URL: account.place(), Text: excerpt(string(body[:min(len(body), 100)]))}
	default:
		response.Frames = found.Frames
	}
	return response, nil
}

// resultOf is the one query's result, if the answer has it.
func resultOf(body []byte) (result, bool, error) {
	if frames, ok := framesOf(body); ok {
		return result{Frames: frames}, true, nil
	}
	var answer struct {
		Results map[string]result `json:"results"`
	}
	err := json.Unmarshal(body, &answer)
	found, ok := answer.Results[refID]
	return found, ok, err
}

// framesOf are the frames of an answer that has nothing but those to say, without a look at what is in them; false for any other, and for
// what is no whole JSON.
func framesOf(body []byte) (frames []json.RawMessage, ok bool) {
	defer func() {
		if recover() != nil {
			frames, ok = nil, false
		}
	}()
	end := scan.Each(body, scan.Space(body, 0), func(key string, at int) int {
		if key != "results" {
			return scan.Value(body, at)
		}
		return scan.Each(body, at, func(key string, at int) int {
			if key != refID {
				return scan.Value(body, at)
			}
			failed := false
			end := scan.Each(body, at, func(key string, at int) (end int) {
				switch key {
				case "frames":
					frames, end = scan.Items(body, at)
					return end
				case "error":
					failed = true
				}
				return scan.Value(body, at)
			})
			ok = !failed && frames != nil
			return end
		})
	})
	return frames, ok && len(bytes.TrimSpace(body[end:])) == 0
}

// areFrames says whether each is an object; what is in it is the core's to judge.
func areFrames(frames []json.RawMessage) bool {
	return !slices.ContainsFunc(frames, func(frame json.RawMessage) bool { return frame[0] != '{' })
}

// named are the keys by which Grafana knows which data source a query is for, however they are written.
var named = []string{"refId", "datasource", "datasourceId", "datasourceUid"}

// queryBody is the upstream's own query with what every data source query has. Which data source it goes to is not the query's to say.
func queryBody(request engine.Request) map[string]any {
	query := make(map[string]any, len(request.Query)+4)
	for key, value := range maps.All(request.Query) {
		if !slices.ContainsFunc(named, func(own string) bool { return strings.EqualFold(own, key) }) {
			query[key] = value
		}
	}
	query["refId"] = refID
	query["datasource"] = request.Datasource
	query["intervalMs"] = request.IntervalMs
	query["maxDataPoints"] = request.MaxDataPoints
	return map[string]any{
		"queries": []any{query},
		"from":    milliseconds(request.From),
		"to":      milliseconds(request.To),
	}
}

// milliseconds as /api/ds/query reads an instant: a string without an exponent.
func milliseconds(instant float64) string { return strconv.FormatFloat(instant, 'f', 0, 64) }
