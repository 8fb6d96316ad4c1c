package plugin

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnAlertNamesTheDeployNearItsBeginning(t *testing.T) {
	g := newGrafana(t)
	// a tenth is intended to fail, and half does
	g.answer = func(q asked) (int, string) { return http.StatusOK, counts(q, "200", 500, "500", 500) }
	d := newTestDatasource(t, allowProm, goodToken)
	fromAlert := map[string]string{"FromAlert": "true"}
	deploy := func(tags []string, headers map[string]string) string {
		query := distribution(map[string]any{"format": "words", "deploys": tags})
		response := ask(t, inGrafana(t.Context(), g.URL, ""), d, query, headers)
		require.NoError(t, response.Error)
		field, _ := response.Frames[0].FieldByName("deploy")
		return *field.At(0).(*string)
	}
	tags := []string{"deploy", "release"}
	require.Empty(t, deploy(tags, fromAlert), "without the right to read annotations")
	require.Len(t, g.annotated, 1)
	require.Equal(t, tags, g.annotated[0]["tags"])
	onset, err := strconv.ParseInt(g.annotated[0].Get("to"), 10, 64)
	require.NoError(t, err)
	g.annotations = fmt.Sprintf(`[
		{"time": %d, "text": "of a dashboard", "dashboardUID": "x"},
		{"time": %d, "text": "checkout <b>v42</b> &amp; more", "dashboardUID": null},
		{"time": %d, "text": "v41"}]`, onset, onset-60_000, onset-120_000)
	require.Regexp(t, `^checkout v42 & more, 20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d)? UTC$`, deploy(tags, fromAlert))
	g.annotated = nil
	require.Empty(t, deploy(tags, nil), "the plugin's account reads annotations for alert rules alone")
	require.Empty(t, deploy(nil, fromAlert))
	require.Empty(t, g.annotated)
}
