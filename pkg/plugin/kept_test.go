package plugin

import (
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/stretchr/testify/require"
)

// Limits of the settings hold for alert rules too, and a query can't set its own.
func TestLimits(t *testing.T) {
	g := newGrafana(t)
	answer := func(settings string) error {
		d := newTestDatasource(t, settings, goodToken)
		query := distribution(map[string]any{"limits": map[string]any{"windows": 11000}})
		return ask(t, inGrafana(t.Context(), g.URL, ""), d, query, nil).Error
	}
	require.NoError(t, answer(`{"upstreams":["prom"]}`))
	require.ErrorContains(t, answer(`{"upstreams":["prom"],"limits":{"windows":10}}`), "Limit `windows` is 10, and this query needs")
	require.ErrorContains(t, answer(`{"upstreams":["prom"],"limits":{"windows":-1}}`), "It must be a whole number from 1 to 110000.")
}

// What was judged before is used again, unless the settings say otherwise.
func TestRemember(t *testing.T) {
	for settings, anew := range map[string]bool{`{}`: false, `{"remember":true}`: false, `{"remember":false}`: true} {
		require.Equal(t, anew, newTestDatasource(t, settings, goodToken).settings.anew(), settings)
	}
}

// A query that names a snapshot of the settings is compared with it, and one that names none that is there is refused.
func TestSharedSnapshot(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, `{"upstreams":["prom"],"snapshots":{"release":{"pinned":[{"counts":{"200":900,"500":100},"windows":10}],"deploy":"8f2c"}}}`, goodToken)
	ctx := inGrafana(t.Context(), g.URL, "")
	against := func(name string) backend.DataResponse {
		return ask(t, ctx, d, distribution(map[string]any{
			"baseline": map[string]any{"kind": "snapshot", "shared": name},
			"format":   "categories",
		}), nil)
	}
	answer := against("release")
	require.NoError(t, answer.Error)
	field, index := answer.Frames[0].FieldByName("baseline")
	require.GreaterOrEqual(t, index, 0)
	share, err := field.FloatAt(0)
	require.NoError(t, err)
	require.InDelta(t, 0.9, share, 1e-9)
	require.ErrorContains(t, against("later").Error, "The data source’s settings have no snapshot “later”.")
}
