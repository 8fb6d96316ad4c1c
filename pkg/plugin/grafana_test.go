package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/config"
	"github.com/grafana/grafana-plugin-sdk-go/experimental/featuretoggles"
	"github.com/stretchr/testify/require"

	"github.com/multinomial/distribution/pkg/engine"
)

const goodToken = "glsa_good"

var (
	core     = sync.OnceValues(func() (*engine.Engine, error) { return engine.New(engine.Core) })
	rangeEnd = time.UnixMilli(1_700_000_040_000).UTC() // on a minute
)

// asked is one query as it reached Grafana.
type asked struct {
	Expr       string `json:"expr"`
	RefID      string `json:"refId"`
	Datasource struct {
		UID  string `json:"uid"`
		Type string `json:"type"`
	} `json:"datasource"`
	IntervalMs    float64 `json:"intervalMs"`
	MaxDataPoints float64 `json:"maxDataPoints"`
	from, to      int64
}

// grafana answers as a real one (12.3) does: the same paths, statuses and bodies.
type grafana struct {
	*httptest.Server
	// scopes of the account that has goodToken
	scopes map[string][]string
	// tests of data sources: what each says; one that isn't here has no test
	tests map[string]string
	// annotations, as the body of their answer; without any, the account may not read them
	annotations string
	// answer to one query, as the body of results.A, and the HTTP status
	answer func(asked) (int, string)

	mu      sync.Mutex
	queries []asked
	// annotated is what annotations were asked for
	annotated []url.Values
}

func newGrafana(t *testing.T) *grafana {
	t.Helper()
	g := &grafana{
		scopes: map[string][]string{"datasources:query": {"datasources:*"}, "datasources:read": {"datasources:uid:prom", "datasources:*"}},
		tests:  map[string]string{"prom": "OK"},
		answer: func(q asked) (int, string) { return http.StatusOK, counts(q, "200", 900, "500", 100) },
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/ds/query", g.query)
	mux.HandleFunc("GET /api/datasources/uid/{uid}", g.datasource)
	mux.HandleFunc("GET /api/datasources/uid/{uid}/health", g.health)
	mux.HandleFunc("GET /api/access-control/user/permissions", func(w http.ResponseWriter, _ *http.Request) { reply(w, http.StatusOK, g.scopes) })
	mux.HandleFunc("GET /api/annotations", g.annotation)
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+goodToken {
			reply(w, http.StatusUnauthorized, map[string]any{"message": "Invalid API key", "messageId": "api-key.invalid"})
			return
		}
		// the token is of organization 1
		if org := r.Header.Get("X-Grafana-Org-Id"); org != "" && org != "1" {
			reply(w, http.StatusUnauthorized, map[string]any{"message": "API key does not belong to the requested organization"})
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(g.Close)
	return g
}

func (g *grafana) query(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Queries  []asked `json:"queries"`
		From, To string
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil || len(body.Queries) != 1 {
		reply(w, http.StatusBadRequest, map[string]any{"message": "bad request data"})
		return
	}
	q := body.Queries[0]
	q.from, _ = strconv.ParseInt(body.From, 10, 64)
	q.to, _ = strconv.ParseInt(body.To, 10, 64)
	g.mu.Lock()
	g.queries = append(g.queries, q)
	g.mu.Unlock()
	status, text := g.answer(q)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text))
}

func (g *grafana) datasource(w http.ResponseWriter, r *http.Request) {
	known := map[string]map[string]any{
		"prom":  {"uid": "prom", "name": "Prometheus", "type": "prometheus"},
		"pg":    {"uid": "pg", "name": "PostgreSQL", "type": "grafana-postgresql-datasource"},
		"other": {"uid": "other", "name": "Other distribution", "type": pluginType},
	}
	if found, ok := known[r.PathValue("uid")]; ok {
		reply(w, http.StatusOK, found)
		return
	}
	reply(w, http.StatusNotFound, map[string]any{"message": "Data source not found"})
}

func (g *grafana) health(w http.ResponseWriter, r *http.Request) {
	switch said, ok := g.tests[r.PathValue("uid")]; {
	case !ok:
		reply(w, http.StatusNotImplemented, map[string]any{"message": "Not implemented"})
	case said == "OK":
		reply(w, http.StatusOK, map[string]any{"status": "OK", "message": "Successfully queried"})
	default:
		reply(w, http.StatusBadRequest, map[string]any{"status": "ERROR", "message": said})
	}
}

func (g *grafana) annotation(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	g.annotated = append(g.annotated, r.URL.Query())
	g.mu.Unlock()
	if g.annotations == "" {
		reply(w, http.StatusForbidden, map[string]any{"message": "You'll need additional permissions: annotations:read"})
		return
	}
	reply(w, http.StatusOK, json.RawMessage(g.annotations))
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

// counts answers like Prometheus: a frame per category, a point an interval; pairs of category and count.
func counts(q asked, pairs ...any) string {
	var times []string
	for at := (q.from/60_000 + 1) * 60_000; at <= q.to; at += 60_000 {
		times = append(times, strconv.FormatInt(at, 10))
	}
	var frames []string
	for i := 0; i < len(pairs); i += 2 {
		values := strings.TrimSuffix(strings.Repeat(fmt.Sprintf("%v,", pairs[i+1]), len(times)), ",")
		frames = append(frames, fmt.Sprintf(`{"schema":{"refId":"A","meta":{"type":"timeseries-multi","typeVersion":[0,1]},"fields":[
			{"name":"Time","type":"time","typeInfo":{"frame":"time.Time"}},
			{"name":"Value","type":"number","typeInfo":{"frame":"float64"},"labels":{"code":"%v"}}]},
			"data":{"values":[[%s],[%s]]}}`, pairs[i], strings.Join(times, ","), values))
	}
	return `{"results":{"A":{"status":200,"frames":[` + strings.Join(frames, ",") + `]}}}`
}

// data source over the fake Grafana, with the real core.
func newTestDatasource(t *testing.T, jsonData, token string) *Datasource {
	t.Helper()
	c, err := core()
	require.NoError(t, err)
	d, err := newDatasource(c, backend.DataSourceInstanceSettings{
		UID: "own", Name: "Distribution", JSONData: []byte(jsonData), DecryptedSecureJSONData: map[string]string{"token": token},
	})
	require.NoError(t, err)
	d.now = func() time.Time { return rangeEnd.Add(10 * time.Second) }
	t.Cleanup(d.Dispose)
	return d
}

// inGrafana is a request's context, as Grafana sends it.
func inGrafana(ctx context.Context, appURL, managedToken string) context.Context {
	values := map[string]string{config.AppURL: appURL}
	if managedToken != "" {
		values[config.AppClientSecret] = managedToken
		values[featuretoggles.EnabledFeatures] = "externalServiceAccounts"
	}
	return config.WithGrafanaConfig(ctx, config.NewGrafanaCfg(values))
}

// distribution is a query over Prometheus with parts that a test sets.
func distribution(parts map[string]any) backend.DataQuery {
	query := map[string]any{
		"refId":    "Q",
		"upstream": map[string]any{"datasource": map[string]any{"uid": "prom", "type": "prometheus"}, "query": map[string]any{"expr": "up"}},
		"category": "code",
		"window":   map[string]any{"size": "1m"},
		"baseline": map[string]any{"kind": "fixed", "shares": map[string]any{"200": 9, "500": 1}},
		"format":   "latest",
	}
	for key, part := range parts {
		query[key] = part
	}
	text, _ := json.Marshal(query)
	return backend.DataQuery{RefID: "Q", JSON: text, TimeRange: backend.TimeRange{From: rangeEnd.Add(-10 * time.Minute), To: rangeEnd}}
}

// ask sends one query through QueryData.
func ask(t *testing.T, ctx context.Context, d *Datasource, query backend.DataQuery, headers map[string]string) backend.DataResponse {
	t.Helper()
	response, err := d.QueryData(ctx, &backend.QueryDataRequest{Headers: headers, Queries: []backend.DataQuery{query}})
	require.NoError(t, err)
	require.Len(t, response.Responses, 1)
	return response.Responses[query.RefID]
}
