package engine

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/stretchr/testify/require"
)

// Every kind of column that the core writes, with what is awkward to carry.
const everything = `{
  "schema": {
    "name": "pool=spot", "refId": "A",
    "meta": {
      "type": "timeseries-wide", "typeVersion": [0, 1], "preferredVisualisationType": "graph",
      "notices": [{"severity": "warning", "text": "2 values are NaN and left out."}],
      "custom": {"multinomial": {"version": 1, "since": null, "windows": {"ratio": [null, 1.25]}}}
    },
    "fields": [
      {"name": "time", "type": "time", "typeInfo": {"frame": "time.Time", "nullable": true}},
      {"name": "share", "type": "number", "typeInfo": {"frame": "float64", "nullable": true}, "labels": {"code": "500", "ü": "日本"},
       "config": {"displayNameFromDS": "share 500", "unit": "percentunit", "description": "d",
                  "mappings": [{"type": "value", "options": {"1": {"text": "drift", "index": 1}}}]}},
      {"name": "state", "type": "string", "typeInfo": {"frame": "string", "nullable": true}},
      {"name": "unseen", "type": "boolean", "typeInfo": {"frame": "bool", "nullable": true}}
    ]
  },
  "data": {"values": [
    [1700000000123, null, 1700000120000],
    [null, 0.1, 1.7976931348623157e+308],
    ["ok", null, ""],
    [true, null, false]
  ]}
}`

// Over the wire to Grafana and out as its JSON: what a browser or an alert rule gets.
func overTheWire(t *testing.T, frames data.Frames) string {
	t.Helper()
	wire, err := frames.MarshalArrow()
	require.NoError(t, err)
	arrived, err := data.UnmarshalArrowFrames(wire)
	require.NoError(t, err)
	text, err := json.Marshal(arrived[0])
	require.NoError(t, err)
	return string(text)
}

// carried is what is sent to Grafana of the core's frames.
func carried(t *testing.T, frames ...string) (data.Frames, error) {
	t.Helper()
	question := does("frames")
	question.Query = json.RawMessage(`{"does":"frames","frames":[` + strings.Join(frames, ",") + `]}`)
	derived, err := newTestEngine(t).Derive(t.Context(), question, nil)
	return derived.Frames, err
}

func TestFramesKeepAllThatTheCoreWrites(t *testing.T) {
	frames, err := carried(t, everything)
	require.NoError(t, err)
	require.JSONEq(t, everything, overTheWire(t, frames))
}

func TestAFrameWithoutColumnsKeepsItsNotice(t *testing.T) {
	const empty = `{"schema":{"name":"latest","meta":{"typeVersion":[0,0],"notices":[{"severity":"warning","text":"no series"}]},"fields":[]},"data":{"values":[]}}`
	frames, err := carried(t, empty)
	require.NoError(t, err)
	require.JSONEq(t, empty, overTheWire(t, frames))
}

func TestWhatIsNoNumberIsNull(t *testing.T) {
	e, err := New(`var multinomial = { planJSON: null, deriveParts: function () {
		var field = { name: 'x', type: 'number', typeInfo: { frame: 'float64', nullable: true } };
		var head = { ok: { frames: [{ schema: { fields: [field] }, data: { values: [[]] } }] } };
		return { head: JSON.stringify(head), columns: [[[NaN, 1 / 0, -1 / 0, undefined, null, 7, 0.5]]] };
	} };`)
	require.NoError(t, err)
	derived, err := e.Derive(t.Context(), does("frames"), nil)
	require.NoError(t, err)
	values := derived.Frames[0].Fields[0]
	for i := range 5 {
		require.Nil(t, values.At(i).(*float64), i)
	}
	require.InDelta(t, 7, *values.At(5).(*float64), 0)
	require.InDelta(t, 0.5, *values.At(6).(*float64), 0)
}

func TestFramesThatAreNoneAreADefect(t *testing.T) {
	for _, text := range []string{
		`{"data":{"values":[[1]]}}`,
		`{"schema":{"fields":[{"name":"x","type":"number"}]},"data":{"values":[[1]]}}`,
		`{"schema":{"fields":[{"name":"x","typeInfo":{"frame":"float64"}}]},"data":{"values":[[1]]}}`,
		`{"schema":{"fields":[{"name":"x","typeInfo":{"frame":"float64","nullable":true}}]},"data":{"values":[["a"]]}}`,
		`{"schema":{"fields":[{"name":"x","typeInfo":{"frame":"string","nullable":true}}]},"data":{"values":[[1]]}}`,
		`{"schema":{"fields":[]},"data":{}}`,
	} {
		_, err := carried(t, text)
		require.Error(t, err, text)
		require.Regexp(t, "[Tt]he core's answer", err.Error(), text)
	}
}
