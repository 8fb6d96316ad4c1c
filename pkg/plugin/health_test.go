package plugin

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/stretchr/testify/require"

	"github.com/multinomial/distribution/pkg/engine"
)

func health(t *testing.T, ctx context.Context, d *Datasource) *backend.CheckHealthResult {
	t.Helper()
	result, err := d.CheckHealth(ctx, &backend.CheckHealthRequest{})
	require.NoError(t, err)
	return result
}

func TestHealthNamesTheTokenAndTheUpstreams(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, `{"upstreams":["prom","pg","prom"]}`, goodToken)
	result := health(t, inGrafana(t.Context(), g.URL, ""), d)
	require.Equal(t, "Ready: token from settings, 2 upstreams allowed. PostgreSQL is there (it has no test of its own). Prometheus answers.", result.Message)
	require.Equal(t, backend.HealthStatusOk, result.Status)
	result = health(t, inGrafana(t.Context(), g.URL, goodToken), newTestDatasource(t, allowProm, ""))
	require.Equal(t, "Ready: token from managed service account, 1 upstream allowed. Prometheus answers.", result.Message)
}

func TestHealthTriesEachUpstreamAndReportsEach(t *testing.T) {
	g := newGrafana(t)
	g.tests["pg"] = "connection refused"
	result := health(t, inGrafana(t.Context(), g.URL, ""), newTestDatasource(t, `{"upstreams":["pg","prom","gone"]}`, goodToken))
	require.Equal(t, backend.HealthStatusError, result.Status)
	for _, part := range []string{"PostgreSQL fails its own test: connection refused.", "There is no upstream gone", "Prometheus answers."} {
		require.Contains(t, result.Message, part)
	}
}

func TestHealthWithoutAnUpstreamSaysWhereToAllowOne(t *testing.T) {
	g := newGrafana(t)
	result := health(t, inGrafana(t.Context(), g.URL, ""), newTestDatasource(t, `{}`, goodToken))
	require.Equal(t, backend.HealthStatusOk, result.Status)
	require.Contains(t, result.Message, "no upstream allowed")
	require.Contains(t, result.Message, settingsPath+"Allowed upstreams")
}

func TestHealthSaysWhatIsMissing(t *testing.T) {
	tests := map[string]struct {
		jsonData, token string
		scopes          map[string][]string
		says            []string
	}{
		"no token": {
			jsonData: allowProm,
			says:     []string{"there is none", "managed_service_accounts_enabled = true", settingsPath + "Service-account token"},
		},
		"the token is refused": {
			jsonData: allowProm, token: "glsa_old",
			says: []string{"refuses the token of the service account (401: Invalid API key)", settingsPath + "Service-account token"},
		},
		"no permission to query": {
			jsonData: allowProm, token: goodToken,
			scopes: map[string][]string{"datasources:query": {"datasources:uid:pg"}, "datasources:read": {"datasources:*"}},
			says:   []string{"lacks the permission datasources:query on upstream prom", "a role with datasources:query on datasources:uid:prom"},
		},
		"no permission to read": {
			jsonData: allowProm, token: goodToken,
			scopes: map[string][]string{"datasources:query": {"datasources:*"}},
			says:   []string{"lacks the permission datasources:read on upstream prom"},
		},
		"an upstream is gone, and another is no upstream": {
			jsonData: `{"upstreams":["gone","other","prom"]}`, token: goodToken,
			says: []string{"There is no upstream gone (404: Data source not found)", "Other distribution is a Distribution data source itself"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g := newGrafana(t)
			if test.scopes != nil {
				g.scopes = test.scopes
			}
			result := health(t, inGrafana(t.Context(), g.URL, ""), newTestDatasource(t, test.jsonData, test.token))
			require.Equal(t, backend.HealthStatusError, result.Status)
			for _, part := range test.says {
				require.Contains(t, result.Message, part)
			}
		})
	}
}

func TestHealthSaysThatGrafanaIsNotReached(t *testing.T) {
	result := health(t, inGrafana(t.Context(), "http://127.0.0.1:1/", ""), newTestDatasource(t, allowProm, goodToken))
	require.Equal(t, backend.HealthStatusError, result.Status)
	require.Contains(t, result.Message, "Grafana can't be reached at http://127.0.0.1:1/")
}

func TestHealthSaysThatAnotherServerAnswers(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("hello")) }))
	defer server.Close()
	result := health(t, inGrafana(t.Context(), server.URL, ""), newTestDatasource(t, allowProm, goodToken))
	require.Contains(t, result.Message, `does not answer as Grafana does: "hello"`)
}

func TestHealthRunsTheEngine(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	broken, err := engine.New(`var multinomial = { planJSON: function () { throw new Error('out of order'); } };`)
	require.NoError(t, err)
	d.core = broken
	result := health(t, inGrafana(t.Context(), g.URL, ""), d)
	require.Equal(t, backend.HealthStatusError, result.Status)
	require.Contains(t, result.Message, "the statistics engine does not work")
	require.Contains(t, result.Message, "out of order")
}
