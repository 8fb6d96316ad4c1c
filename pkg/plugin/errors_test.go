package plugin

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/stretchr/testify/require"

	"github.com/multinomial/distribution/pkg/limits"
	"github.com/multinomial/distribution/pkg/upstream"
)

const settingsPath = "Connections > Data sources > Distribution > Alerting and public dashboards > "

func TestABadAnswerSaysWhatIsWrongAndWhatToDo(t *testing.T) {
	tests := map[string]struct {
		answer func(asked) (int, string)
		token  string
		status int
		says   []string
	}{
		"the token is refused": {
			token:  "glsa_old",
			status: 401,
			says:   []string{"refuses the token of the service account (401: Invalid API key)", "paste it into " + settingsPath + "Service-account token"},
		},
		"a permission is missing": {
			answer: fixed(403, `{"accessErrorId":"ACE1","message":"You'll need additional permissions to perform this action. Permissions needed: datasources:query","title":"Access denied"}`),
			status: 403,
			says:   []string{"may not query prom", "Permissions needed: datasources:query", "a role with datasources:query on datasources:uid:prom"},
		},
		"the upstream is gone": {
			answer: fixed(404, `{"message":"Data source not found"}`),
			status: 404,
			says:   []string{"There is no upstream prom (404: Data source not found)", "take it out of " + settingsPath + "Allowed upstreams"},
		},
		"Grafana fails": {
			answer: fixed(500, `{"message":"Query data error","traceID":""}`),
			status: 500,
			says:   []string{"Grafana could not query prom (500: Query data error)", "log"},
		},
		"Grafana fails without a word": {
			answer: fixed(502, ``),
			status: 502,
			says:   []string{"(502: Bad Gateway)"},
		},
		"the upstream fails": {
			answer: fixed(400, `{"results":{"A":{"error":"parse error: unexpected end of input","errorSource":"downstream","status":422,"frames":[]}}}`),
			status: 422,
			says:   []string{"parse error: unexpected end of input"},
		},
		"the upstream times out": {
			answer: fixed(400, `{"results":{"A":{"error":"context deadline exceeded","errorSource":"downstream","status":504,"frames":[]}}}`),
			status: 504,
			says:   []string{"context deadline exceeded"},
		},
		"the answer is no JSON": {
			answer: fixed(200, `<html>Log in</html>`),
			status: 502,
			says:   []string{`does not answer as Grafana does: "<html>Log in</html>"`, "Correct " + settingsPath + "Grafana URL"},
		},
		"the answer lacks the query": {
			answer: fixed(200, `{"results":{}}`),
			status: 502,
			says:   []string{"does not answer as Grafana does"},
		},
		"the answer's JSON ends too early": {
			answer: fixed(200, `{"results":{"A":{"frames":[{"schema":`),
			status: 502,
			says:   []string{"does not answer as Grafana does"},
		},
		"the answer is too large": {
			answer: func(asked) (int, string) { return 200, `{"results":{` + strings.Repeat(" ", limits.UpstreamBytes) },
			status: 400,
			says:   []string{"Limit `upstreamBytes` is 64 MiB", "Aggregate in the upstream query"},
		},
		"a frame is no frame": {
			answer: fixed(200, `{"results":{"A":{"status":200,"frames":[17]}}}`),
			status: 502,
			says:   []string{"does not answer as Grafana does"},
		},
		"the category label is missing": {
			answer: fixed(200, `{"results":{"A":{"status":200,"frames":[{"schema":{"fields":[{"name":"Time","type":"time"},{"name":"Value","type":"number","labels":{"job":"x"}}]},"data":{"values":[[1700000000000],[1]]}}]}}}`),
			status: 400,
			says:   []string{"code"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g := newGrafana(t)
			if test.answer != nil {
				g.answer = test.answer
			}
			token := goodToken
			if test.token != "" {
				token = test.token
			}
			d := newTestDatasource(t, allowProm, token)
			response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(nil), nil)
			require.Error(t, response.Error)
			require.Empty(t, response.Frames)
			require.EqualValues(t, test.status, response.Status, response.Error)
			require.Equal(t, backend.ErrorSourceDownstream, response.ErrorSource)
			require.True(t, backend.IsDownstreamError(response.Error))
			for _, part := range test.says {
				require.ErrorContains(t, response.Error, part)
			}
		})
	}
}

func fixed(status int, body string) func(asked) (int, string) {
	return func(asked) (int, string) { return status, body }
}

func TestARefusedManagedTokenHasAnotherRemedy(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, "")
	response := ask(t, inGrafana(t.Context(), g.URL, "glsa_old"), d, distribution(nil), nil)
	require.ErrorContains(t, response.Error, "refuses the token of the managed service account (401: Invalid API key). Restart Grafana")
}

func TestWithoutATokenTheErrorNamesBothWays(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, "")
	response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(nil), nil)
	require.Equal(t, backend.StatusUnauthorized, response.Status)
	for _, part := range []string{"managed_service_accounts_enabled = true", "externalServiceAccounts", settingsPath + "Service-account token"} {
		require.ErrorContains(t, response.Error, part)
	}
}

func TestWithoutGrafanasURLTheErrorSaysWhereToSetIt(t *testing.T) {
	d := newTestDatasource(t, allowProm, goodToken)
	response := ask(t, inGrafana(t.Context(), "", ""), d, distribution(nil), nil)
	require.ErrorContains(t, response.Error, "Set it in "+settingsPath+"Grafana URL")
}

func TestAGrafanaThatIsNotThereIsNamed(t *testing.T) {
	for _, address := range []string{"http://127.0.0.1:1/", "://nonsense"} {
		d := newTestDatasource(t, allowProm, goodToken)
		response := ask(t, inGrafana(t.Context(), address, ""), d, distribution(nil), nil)
		require.Equal(t, backend.StatusBadGateway, response.Status)
		require.ErrorContains(t, response.Error, "Grafana can't be reached at "+address)
		require.ErrorContains(t, response.Error, settingsPath+"Grafana URL")
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	redirect := httptest.NewServer(http.RedirectHandler("https://grafana.example/login", http.StatusFound))
	defer redirect.Close()
	d := newTestDatasource(t, allowProm, goodToken)
	response := ask(t, inGrafana(t.Context(), redirect.URL, ""), d, distribution(nil), nil)
	require.ErrorContains(t, response.Error, "it redirects to https://grafana.example/login")
}

func TestASelfSignedCertificateIsRefusedUnlessItIsAccepted(t *testing.T) {
	g := newGrafana(t)
	self := httptest.NewTLSServer(g.Config.Handler)
	defer self.Close()
	ctx := inGrafana(t.Context(), self.URL, "")
	response := ask(t, ctx, newTestDatasource(t, allowProm, goodToken), distribution(nil), nil)
	require.ErrorContains(t, response.Error, settingsPath+"Skip TLS verification")
	accepts := newTestDatasource(t, `{"upstreams":["prom"],"tlsSkipVerify":true}`, goodToken)
	require.NoError(t, ask(t, ctx, accepts, distribution(nil), nil).Error)
}

func TestASlowUpstreamIsATimeOut(t *testing.T) {
	hang := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	defer slow.Close()
	defer close(hang)
	d := newTestDatasource(t, allowProm, goodToken)
	var err error
	d.client, err = upstream.NewClient(50*time.Millisecond, false)
	require.NoError(t, err)
	response := ask(t, inGrafana(t.Context(), slow.URL, ""), d, distribution(nil), nil)
	require.Equal(t, backend.StatusTimeout, response.Status, response.Error)
	require.ErrorContains(t, response.Error, "Upstream prom did not answer within")
	require.True(t, backend.IsDownstreamError(response.Error))
}

func TestSettingsThatCannotBeReadAreNoDataSource(t *testing.T) {
	_, err := newDatasource(nil, backend.DataSourceInstanceSettings{Name: "Distribution", JSONData: []byte(`{"upstreams":"prom"}`)})
	require.ErrorContains(t, err, "the settings of data source Distribution can't be read")
}
