package plugin

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/stretchr/testify/require"
)

func TestAZoneHasItsChangesNorthAndSouth(t *testing.T) {
	from, to := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	changes := func(name string) (out []string) {
		query, _ := json.Marshal(map[string]any{"timeZone": name})
		zone, err := zoneOf(query, from, to)
		require.NoError(t, err)
		for _, one := range zone {
			if at := time.UnixMilli(one.From).UTC(); at.Year() == 2026 {
				out = append(out, at.Format("01-02T15")+" "+(time.Duration(one.Ahead)*time.Millisecond).String())
			}
		}
		return out
	}
	require.Equal(t, []string{"03-29T01 2h0m0s", "10-25T01 1h0m0s"}, changes("Europe/Berlin"))
	require.Equal(t, []string{"04-04T16 10h0m0s", "10-03T16 11h0m0s"}, changes("Australia/Sydney"))
	require.Empty(t, changes("Asia/Kolkata"))
	require.Empty(t, changes(""))
}

func TestAnOffsetGoesByTheClockOfTheQuerysZone(t *testing.T) {
	g := newGrafana(t)
	now := time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)
	d := newTestDatasource(t, allowProm, goodToken)
	d.now = func() time.Time { return now }
	offset := distribution(map[string]any{"timeZone": "Europe/Berlin", "baseline": map[string]any{"kind": "offset", "offsets": []string{"1w"}}})
	offset.TimeRange = backend.TimeRange{From: now.Add(-time.Hour), To: now}
	require.NoError(t, ask(t, inGrafana(t.Context(), g.URL, ""), d, offset, nil).Error)
	ends := []int64{g.queries[0].to, g.queries[1].to}
	require.ElementsMatch(t, []int64{now.UnixMilli(), now.Add(-167 * time.Hour).UnixMilli()}, ends)
}

func TestAZoneThatIsNoneIsRefused(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	for _, name := range []string{"Europe/Nowhere", "../../etc/passwd", "Local"} {
		response := ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(map[string]any{"timeZone": name}), nil)
		require.ErrorContains(t, response.Error, "is unknown. Choose a name such as Europe/Berlin")
		require.Empty(t, g.queries)
	}
}
