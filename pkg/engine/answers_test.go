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

func TestFramesThatDifferByOneSeriesAreOne(t *testing.T) {
	e, err := New(`var multinomial = { planJSON: null, deriveParts: function (s, responses) {
		var told = responses[0].frames.map(function (frame) {
			return frame.schema.fields.map(function (field, i) {
				return field.name + (field.labels ? "/" + field.labels.code : "") + "=" + Array.from(frame.data.values[i]).join();
			}).join(" ");
		});
		return { head: JSON.stringify({ ok: { groups: 1, frames: [{ schema: { name: told.join("; "), fields: [] }, data: { values: [] } }] } }), columns: [[]] };
	} };`)
	require.NoError(t, err)
	frame := func(meta, series, data string) json.RawMessage {
		return json.RawMessage(`{"schema":{` + meta + `"fields":[{"name":"t","type":"time"},` + series + `]},"data":{` + data + `}}`)
	}
	labelled := func(code string) string {
		return `{"name":"v","type":"number","labels":{"code":"` + code + `"}}`
	}
	for name, own := range map[string]struct {
		want   string
		frames []json.RawMessage
	}{
		"alike": {"t=1,2 v/a=3,4 v/b=5,NaN v/c=7,8", []json.RawMessage{
			frame("", labelled("a"), `"values":[[1,2],[3,4]]`), frame("", labelled("b"), `"values":[[1,2],[5,null]]`), frame("", labelled("c"), `"values":[[1,2],[7,8]]`),
		}},
		"with other columns first": {"t=1 v/a=3 v/b=5", []json.RawMessage{
			json.RawMessage(`{"data":{"values":[[1],[3]]},"schema":{"fields":[{"name":"t","type":"time"},` + labelled("a") + `]}}`),
			json.RawMessage(`{"data":{"values":[[1],[5]]},"schema":{"fields":[{"name":"t","type":"time"},` + labelled("b") + `]}}`),
		}},
		"at other times": {"t=1,2 v/a=3,4; t=1,3 v/b=5,6", []json.RawMessage{
			frame("", labelled("a"), `"values":[[1,2],[3,4]]`), frame("", labelled("b"), `"values":[[1,3],[5,6]]`),
		}},
		"of other meta": {"t=1 v/a=3; t=1 v/b=5 v/c=6", []json.RawMessage{
			frame(`"meta":{"executedQueryString":"x"},`, labelled("a"), `"values":[[1],[3]]`),
			frame("", labelled("b"), `"values":[[1],[5]]`), frame("", labelled("c"), `"values":[[1],[6]]`),
		}},
		"with what JSON can't carry": {"t=1 v/a=3; t=1 v/b=NaN", []json.RawMessage{
			frame("", labelled("a"), `"values":[[1],[3]],"entities":[null,null]`),
			frame("", labelled("b"), `"values":[[1],[null]],"entities":[null,null]`),
		}},
		"without labels": {"t=1 v=3; t=1 v=5", []json.RawMessage{
			frame("", `{"name":"v","type":"number"}`, `"values":[[1],[3]]`), frame("", `{"name":"v","type":"number"}`, `"values":[[1],[5]]`),
		}},
		"of two series": {"t=1 v/a=3 v/b=4; t=1 v/a=5 v/b=6", []json.RawMessage{
			frame("", labelled("a")+","+labelled("b"), `"values":[[1],[3],[4]]`), frame("", labelled("a")+","+labelled("b"), `"values":[[1],[5],[6]]`),
		}},
		"of text": {"t=1 v/a=x; t=1 v/b=y", []json.RawMessage{
			frame("", `{"name":"v","type":"string","labels":{"code":"a"}}`, `"values":[[1],["x"]]`),
			frame("", `{"name":"v","type":"string","labels":{"code":"b"}}`, `"values":[[1],["y"]]`),
		}},
	} {
		t.Run(name, func(t *testing.T) {
			derived, err := e.Derive(t.Context(), Question{Query: json.RawMessage(`{}`)}, []Response{{ID: "observed", Frames: own.frames}})
			require.NoError(t, err)
			require.Equal(t, own.want, derived.Frames[0].Name)
		})
	}
}

func TestManyFramesAreCutInTheirOrder(t *testing.T) {
	var frames []json.RawMessage
	for i := range 4000 {
		frames = append(frames, json.RawMessage(`{"schema":{"fields":[{"name":"t","type":"time"}]},"data":{"values":[[1,2,3,`+strconv.Itoa(i)+`]]}}`))
	}
	for i, own := range cutAll(frames) {
		require.Equal(t, []float64{1, 2, 3, float64(i)}, own.columns[0].numbers)
	}
}

func TestWhatIsNoFrameIsSaid(t *testing.T) {
	e, err := New(Core)
	require.NoError(t, err)
	for _, text := range []string{`{"schema":{"fields":[]},"data":{"values":[[1,2`, `{"data":{"values":[`, `{"data":`, `{`} {
		_, err := e.Derive(t.Context(), Question{Query: json.RawMessage(`{}`)}, []Response{{ID: "observed", Frames: []json.RawMessage{json.RawMessage(text)}}})
		require.ErrorContains(t, err, "can't be read", text)
	}
}

func TestTextsAreKeptOnceAndCoded(t *testing.T) {
	own := textsOf([]byte(`["b", null ,"\"x\\",  "b","ü",null,""]`), 0)
	require.Equal(t, []string{"b", "", `"x\`, "ü", ""}, own.texts)
	require.Equal(t, []int32{0, 1, 2, 0, 3, 1, 4}, own.codes)
	require.Equal(t, 1, own.none)
	for _, text := range []string{`["a",1]`, `[true]`, `[["a"]]`, `{}`, `null`, `[{"a":"b"}]`} {
		require.Nil(t, textsOf([]byte(text), 0).texts, text)
	}
	many := make([]string, mostTexts+1)
	for i := range many {
		many[i] = strconv.Itoa(i)
	}
	text, _ := json.Marshal(many)
	require.Nil(t, textsOf(text, 0).texts)

	e, err := New(`var multinomial = { planJSON: null, deriveParts: function (s, responses) {
		var data = responses[0].frames[0].data;
		var told = JSON.stringify(data.values.slice(1)) + data.codes.map(function (codes) {
			return codes && (codes instanceof Int32Array) + ":" + Array.from(codes).join();
		}).join("|");
		return { head: JSON.stringify({ ok: { groups: 1, frames: [{ schema: { name: told, fields: [] }, data: { values: [] } }] } }), columns: [[]] };
	} };`)
	require.NoError(t, err)
	frame := json.RawMessage(`{"schema":{"fields":[]},"data":{"values":[[1,2,3],["a",null,"a"],["x","y","\u0041"]],"codes":[[9]]}}`)
	derived, err := e.Derive(t.Context(), Question{Query: json.RawMessage(`{}`)}, []Response{{ID: "observed", Frames: []json.RawMessage{frame}}})
	require.NoError(t, err)
	require.Equal(t, `[["a",null,"a"],["x","y","A"]]|true:0,1,0|true:0,1,2`, derived.Frames[0].Name)
}
