package plugin

import (
	"flag"
	"fmt"
	"net/http"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/experimental"
	"github.com/stretchr/testify/require"
)

// go test ./pkg/plugin -run Golden -update writes the golden files anew: look at the difference before committing it.
var update = flag.Bool("update", false, "write the golden files anew")

// The whole road, from a query to what Grafana is sent: the upstream's HTTP answer, the core, the frames.
func TestGoldenResponses(t *testing.T) {
	drifts := func(q asked) (int, string) {
		calm := counts(q, "200", 900, "404", 60, "500", 40)
		if q.Expr == "control" {
			return http.StatusOK, calm
		}
		return http.StatusOK, counts(q, "200", 840, "404", 60, "500", 100)
	}
	control := map[string]any{"kind": "query", "query": map[string]any{"expr": "control"}}
	tests := map[string]struct {
		parts    map[string]any
		forAlert bool
	}{
		"series_for_alert": {parts: map[string]any{"format": "series", "baseline": control}, forAlert: true},
		"latest":           {parts: map[string]any{"format": "latest", "baseline": control}},
		"latest_for_alert": {parts: map[string]any{"format": "latest", "baseline": control, "alertStatistic": "p"}, forAlert: true},
		"categories":       {parts: map[string]any{"format": "categories", "baseline": control}},
		"events":           {parts: map[string]any{"format": "events", "baseline": control}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g := newGrafana(t)
			g.answer = drifts
			d := newTestDatasource(t, allowProm, goodToken)
			response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(test.parts),
				map[string]string{"FromAlert": fmt.Sprint(test.forAlert)})
			require.NoError(t, response.Error)
			experimental.CheckGoldenJSONResponse(t, "testdata", name+".golden", &response, *update)
		})
	}
}
