package engine

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNumbersAreWhatJSONSaysBitForBit(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	written := []string{"0", "-0", "1", "-0.5", "1e300", "1E-7", "2.5e+3", "123456789012345", "1234567890123456", "0.1", "0.30000000000000004", "9007199254740993", "1e400"}
	for range 2000 {
		value := math.Exp(random.NormFloat64()*20) * math.Pow(10, float64(random.IntN(20)-10))
		written = append(written, strconv.FormatFloat(value, 'g', -1, 64), strconv.FormatFloat(value, 'f', random.IntN(9), 64))
	}
	for _, text := range written {
		want, err := strconv.ParseFloat(text, 64)
		array := "[ null ," + text + "," + text + "]"
		got, length := numbersOf([]byte(array+"]"), 0)
		require.Equal(t, err == nil, length > 0, text)
		if err == nil {
			require.Equal(t, len(array), length)
			require.Len(t, got, 3)
			require.True(t, math.IsNaN(got[0]))
			require.Equal(t, math.Float64bits(want), math.Float64bits(got[1]), text)
			require.Equal(t, math.Float64bits(want), math.Float64bits(got[2]), text)
		}
	}
}

func TestOnlyColumnsOfNumbersAreFlat(t *testing.T) {
	for _, text := range []string{`["a"]`, `[1,"a"]`, `[true]`, `[[1]]`, `[{}]`, `[1,[2]]`} {
		_, length := numbersOf([]byte(text), 0)
		require.Zero(t, length, text)
	}
	e, err := New(`var multinomial = { planJSON: null, deriveParts: function (s, responses) {
		var columns = responses[0].frames.map(function (frame) { return frame.data.values; });
		var told = columns.map(function (own) {
			return own.map(function (column) { return (column instanceof Float64Array) + ":" + Array.from(column).join(); }).join(" ");
		});
		var same = columns[0][0] === columns[1][0] && columns[1][0] !== columns[2][0];
		var frame = { schema: { name: told.join("; ") + "; " + same, fields: [] }, data: { values: [] } };
		return { head: JSON.stringify({ ok: { groups: 1, frames: [frame] } }), columns: [[]] };
	} };`)
	require.NoError(t, err)
	var frames []json.RawMessage
	for _, values := range []string{`[[1,2],[null,2]]`, `[[1,2],[3,1e2]]`, `[[1,3],["a]",null]]`} {
		frames = append(frames, json.RawMessage(`{ "schema": {"name": "\"data\": {"}, "data" : {"values": `+values+`, "nanos": [null]} }`))
	}
	derived, err := e.Derive(t.Context(), Question{Query: json.RawMessage(`{}`)}, []Response{{ID: "observed", Frames: frames}})
	require.NoError(t, err)
	require.Equal(t, "true:1,2 true:NaN,2; true:1,2 true:3,100; true:1,3 false:a],; true", derived.Frames[0].Name)
}
