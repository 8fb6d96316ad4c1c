package plugin

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/stretchr/testify/require"
)

// object is a part of a query.
type object = map[string]any

// Whatever a query says, only what the data source names is asked.
func TestACraftedReferenceIsRefused(t *testing.T) {
	refs := []object{
		{"uid": "pg"},
		{"uid": "pg", "type": "prometheus"},
		{"uid": "Prometheus", "type": "prometheus"}, // its name
		{"uid": "PROM"},
		{"uid": "prom "},
		{"uid": " prom"},
		{"uid": "prom/../pg"},
		{"uid": "prom\u0000"},
		{"uid": "prom,pg"},
		{"uid": "$ds"},
		{"uid": "default"},
		{"uid": ""},
		{"uid": []string{"prom"}},
		{"uid": object{"uid": "prom"}},
		{"uid": nil, "id": 1},
		{"UID": "prom"},
		{"uid": "own"},
		{"uid": "prom", "type": pluginType},
		{"uid": "__expr__", "type": "__expr__"},
		{"uid": "prom", "type": "__expr__"},
		{"uid": "-100"},
		{"uid": "-- Mixed --", "type": "mixed"},
		{"uid": "-- Dashboard --", "type": "dashboard"},
		{"uid": "-- Grafana --", "type": "grafana"},
	}
	// even where somebody lists what hands queries on
	for _, allowed := range []string{allowProm, `{"upstreams":["prom","own","__expr__","-100","-- Mixed --","-- Dashboard --","-- Grafana --"]}`} {
		for _, ref := range refs {
			g := newGrafana(t)
			d := newTestDatasource(t, allowed, goodToken)
			query := object{"expr": "up"}
			control := object{"kind": "query", "datasource": ref, "query": query}
			for _, crafted := range []object{{"upstream": object{"datasource": ref, "query": query}}, {"baseline": control}} {
				response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(crafted), nil)
				for _, asked := range g.queries {
					// a baseline that names none has the upstream's
					require.Equal(t, "prom", asked.Datasource.UID, ref)
				}
				if len(g.queries) == 0 {
					require.Error(t, response.Error, ref)
					require.NotEqual(t, backend.StatusInternal, response.Status, "%v: %v", ref, response.Error)
				}
				require.NotContains(t, fmt.Sprint(response.Error), goodToken)
			}
		}
	}
}

// The upstream's own query can't send itself elsewhere.
func TestAQueryDoesNotSayWhereItGoes(t *testing.T) {
	elsewhere := object{"uid": "pg", "type": "grafana-postgresql-datasource"}
	for _, key := range []string{"datasource", "Datasource", "DATASOURCE", "datasourceId", "datasourceUid", "refId", "RefID"} {
		g := newGrafana(t)
		d := newTestDatasource(t, allowProm, goodToken)
		query := object{"expr": "up", key: elsewhere, "queries": []object{{"datasource": elsewhere}}}
		if strings.EqualFold(key, "refId") {
			query[key] = "B"
		}
		upstream := object{"datasource": object{"uid": "prom", "type": "prometheus"}, "query": query}
		response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(object{"upstream": upstream}), nil)
		require.NoError(t, response.Error, key)
		require.Len(t, g.queries, 1)
		require.Equal(t, "prom", g.queries[0].Datasource.UID, key)
		require.Equal(t, "A", g.queries[0].RefID, key)
	}
}

// heard keeps all that is logged.
type heard struct {
	log.Logger
	text *strings.Builder
}

func (h heard) note(msg string, args []any) { fmt.Fprintln(h.text, append([]any{msg}, args...)...) }

func (h heard) Debug(msg string, args ...any)          { h.note(msg, args) }
func (h heard) Info(msg string, args ...any)           { h.note(msg, args) }
func (h heard) Warn(msg string, args ...any)           { h.note(msg, args) }
func (h heard) Error(msg string, args ...any)          { h.note(msg, args) }
func (h heard) With(args ...any) log.Logger            { h.note("with", args); return h }
func (h heard) FromContext(context.Context) log.Logger { return h }

// A data source of one organization never reads the upstream of the same uid in another, by whatever token.
func TestOrganizations(t *testing.T) {
	g := newGrafana(t)
	answer := func(org int64, managed, pasted string) backend.DataResponse {
		d := newTestDatasource(t, allowProm, pasted)
		ctx := backend.WithPluginContext(inGrafana(t.Context(), g.URL, managed), backend.PluginContext{OrgID: org})
		return ask(t, ctx, d, distribution(nil), nil)
	}
	require.NoError(t, answer(1, goodToken, "").Error)
	require.NoError(t, answer(1, "glsa_of_the_other", goodToken).Error)
	require.ErrorContains(t, answer(2, goodToken, "").Error, "The managed service account is of another organization than this data source")
	require.ErrorContains(t, answer(2, "", goodToken).Error, "paste its token into "+settingsPath+"Service-account token.")
	require.Len(t, g.queries, 2)
}

// What is secret is in no error, log or frame, however the way to the upstream fails.
func TestSecretsAreNotTold(t *testing.T) {
	const password = "pa55word"
	g := newGrafana(t)
	withPassword := strings.Replace(g.URL, "http://", "http://admin:"+password+"@", 1)
	unreadable := "http://admin:" + password + " @:x/"
	nobody := "http://admin:" + password + "@127.0.0.1:1/"
	before := backend.Logger
	said := &strings.Builder{}
	backend.Logger = heard{Logger: before, text: said}
	t.Cleanup(func() { backend.Logger = before })
	for _, token := range []string{goodToken, "glsa_refused"} {
		for _, address := range []string{g.URL, withPassword, nobody, unreadable, g.URL + "/nowhere"} {
			d := newTestDatasource(t, fmt.Sprintf(`{"upstreams":["prom"],"grafanaUrl":%q}`, address), token)
			response := ask(t, inGrafana(t.Context(), "", ""), d, distribution(nil), nil)
			health, err := d.CheckHealth(inGrafana(t.Context(), "", ""), &backend.CheckHealthRequest{})
			require.NoError(t, err)
			frames, err := response.MarshalJSON()
			require.NoError(t, err)
			for _, text := range []string{fmt.Sprint(response.Error), string(frames), health.Message, string(health.JSONDetails)} {
				require.NotContains(t, text, token)
				require.NotContains(t, text, password)
			}
		}
	}
	require.NotContains(t, said.String(), goodToken)
	require.NotContains(t, said.String(), "glsa_refused")
	require.NotContains(t, said.String(), password)
}
