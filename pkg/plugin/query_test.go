package plugin

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/stretchr/testify/require"
)

const allowProm = `{"upstreams":["prom"]}`

func TestAQueryIsAskedOfItsUpstreamWithTheManagedAccount(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, "")
	response := ask(t, inGrafana(t.Context(), g.URL+"/", goodToken), d, distribution(nil), nil)
	require.NoError(t, response.Error)
	require.Equal(t, backend.StatusOK, response.Status)
	require.NotEmpty(t, response.Frames)
	require.Len(t, g.queries, 1)
	q := g.queries[0]
	require.Equal(t, "up", q.Expr)
	require.Equal(t, "prom", q.Datasource.UID)
	require.Equal(t, "prometheus", q.Datasource.Type)
	require.EqualValues(t, 60_000, q.IntervalMs)
	require.Positive(t, q.MaxDataPoints)
	require.Equal(t, rangeEnd.UnixMilli(), q.to)
	require.LessOrEqual(t, q.from, rangeEnd.Add(-10*time.Minute).UnixMilli())
}

func TestThePastedTokenIsUsedBeforeOneThatGrafanaMakes(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	for _, managed := range []string{"", "glsa_not_this_one"} {
		require.NoError(t, ask(t, inGrafana(t.Context(), g.URL, managed), d, distribution(nil), nil).Error)
	}
}

func TestGrafanasURLCanBeSetAndHaveASubPath(t *testing.T) {
	g := newGrafana(t)
	sub := httptest.NewServer(http.StripPrefix("/sub/path", g.Config.Handler))
	t.Cleanup(sub.Close)
	d := newTestDatasource(t, `{"upstreams":["prom"],"grafanaUrl":"`+sub.URL+`/sub/path/"}`, goodToken)
	require.NoError(t, ask(t, inGrafana(t.Context(), "http://127.0.0.1:1/", ""), d, distribution(nil), nil).Error)
}

func TestABaselineQueryIsASecondRequestWithItsOwnUpstream(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, `{"upstreams":["pg","prom"]}`, goodToken)
	baseline := map[string]any{"kind": "query", "datasource": map[string]any{"uid": "pg", "type": "prometheus"}, "query": map[string]any{"expr": "control"}}
	response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(map[string]any{"baseline": baseline}), nil)
	require.NoError(t, response.Error)
	require.Len(t, g.queries, 2)
	exprs := map[string]string{g.queries[0].Expr: g.queries[0].Datasource.UID, g.queries[1].Expr: g.queries[1].Datasource.UID}
	require.Equal(t, map[string]string{"up": "prom", "control": "pg"}, exprs)
}

func TestEveryRequestMustBeAllowedBeforeTheFirstIsSent(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	baseline := map[string]any{"kind": "query", "datasource": map[string]any{"uid": "pg"}, "query": map[string]any{"expr": "control"}}
	response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(map[string]any{"baseline": baseline}), nil)
	require.Equal(t, backend.StatusForbidden, response.Status)
	require.Equal(t, "Upstream pg is not allowed in alert rules and public dashboards. Allow it in "+
		"Connections > Data sources > Distribution > Alerting and public dashboards > Allowed upstreams.", response.Error.Error())
	require.True(t, backend.IsDownstreamError(response.Error))
	require.Empty(t, g.queries)
}

func TestADataSourceDoesNotAskItself(t *testing.T) {
	g := newGrafana(t)
	for _, ref := range []map[string]any{{"uid": "own"}, {"uid": "prom", "type": pluginType}} {
		d := newTestDatasource(t, `{"upstreams":["own","prom"]}`, goodToken)
		upstream := map[string]any{"datasource": ref, "query": map[string]any{"expr": "up"}}
		response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(map[string]any{"upstream": upstream}), nil)
		require.Equal(t, backend.StatusValidationFailed, response.Status)
		require.ErrorContains(t, response.Error, "Distribution data source itself")
		require.Empty(t, g.queries)
	}
}

func TestAnAlertRuleGetsOneNumberASeries(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	ctx := inGrafana(t.Context(), g.URL, "")
	numbers := func(headers map[string]string) (n int) {
		for _, frame := range ask(t, ctx, d, distribution(map[string]any{"format": "series"}), headers).Frames {
			for _, field := range frame.Fields {
				if field.Type().Numeric() {
					n++
				}
			}
		}
		return n
	}
	for _, headers := range []map[string]string{{"FromAlert": "true"}, {"http_FromAlert": "true"}, {"http_Fromalert": "true"}} {
		require.Equal(t, 1, numbers(headers), headers)
	}
	require.Greater(t, numbers(nil), 1)
	require.Greater(t, numbers(map[string]string{"FromAlert": "false"}), 1)
}

func TestEachQueryIsAnsweredByItself(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	good, bad := distribution(nil), distribution(map[string]any{"baseline": map[string]any{"kind": "nonsense"}})
	good.RefID, bad.RefID = "good", "bad"
	response, err := d.QueryData(inGrafana(t.Context(), g.URL, ""), &backend.QueryDataRequest{Queries: []backend.DataQuery{good, bad}})
	require.NoError(t, err)
	require.NoError(t, response.Responses["good"].Error)
	require.Equal(t, backend.StatusValidationFailed, response.Responses["bad"].Status)
	require.ErrorContains(t, response.Responses["bad"].Error, "nonsense")
}

func TestACancelledQueryEndsItsUpstreamRequest(t *testing.T) {
	g := newGrafana(t)
	ended := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // the end of the connection is noticed once the body is read
		<-r.Context().Done()
		close(ended)
	}))
	defer slow.Close()
	d := newTestDatasource(t, allowProm, goodToken)
	ctx, cancel := context.WithCancel(inGrafana(t.Context(), slow.URL, ""))
	time.AfterFunc(50*time.Millisecond, cancel)
	response := ask(t, ctx, d, distribution(nil), nil)
	require.ErrorContains(t, response.Error, "cancelled")
	require.True(t, backend.IsDownstreamError(response.Error))
	<-ended
	require.Empty(t, g.queries)
}

func TestManyQueriesAtOnce(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	var queries []backend.DataQuery
	for _, refID := range strings.Split("ABCDEFGHIJKLMNOPQRST", "") {
		query := distribution(nil)
		query.RefID = refID
		queries = append(queries, query)
	}
	response, err := d.QueryData(inGrafana(t.Context(), g.URL, ""), &backend.QueryDataRequest{Queries: queries})
	require.NoError(t, err)
	require.Len(t, response.Responses, len(queries))
	for refID, answer := range response.Responses {
		require.NoError(t, answer.Error, refID)
		require.Len(t, answer.Frames, len(response.Responses["A"].Frames))
	}
}
