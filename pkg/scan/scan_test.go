package scan

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKeysAreWhatJSONSays(t *testing.T) {
	for _, text := range []string{
		`{"a":1}`, `{ "b" : [1, {"a": 2}] , "a" : "x\"}," }`, `{"a":{"b":"}"},"c":null}`, `{"c":"a","a":-1.5e3}`, `{"a":[]}`, `{"\\":1,"a":true}`, "{\n\t\"a\" :\r\n[ ] }",
		`{}`, `{"b":{"a":1}}`, `[1]`, `"a"`, `7`,
	} {
		var want struct {
			A json.RawMessage `json:"a"`
		}
		_ = json.Unmarshal([]byte(text), &want)
		at := Key([]byte(text), 0, "a")
		if want.A == nil {
			require.Negative(t, at, text)
			continue
		}
		require.Equal(t, string(want.A), text[at:Value([]byte(text), at)])
	}
}

func TestItemsAreWhatJSONSays(t *testing.T) {
	for _, text := range []string{`[]`, `[1]`, `[ 1 , "a,]" , [2,[3]] ,{"a":[4]}, null ]`, `["\\",""]`, `["é",true,-0.5e-7]`} {
		var want []json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(text), &want))
		items, end := Items([]byte(text), 0)
		require.Equal(t, len(text), end)
		require.Len(t, items, len(want))
		for i := range want {
			require.Equal(t, string(want[i]), string(items[i]))
		}
	}
	items, end := Items([]byte(`{}`), 0)
	require.Nil(t, items)
	require.Zero(t, end)
}

func TestEachKeyIsVisitedOnce(t *testing.T) {
	text := []byte(`{ "a" : {"b":[1,"}"]} ,"c":"\"" , "":null} `)
	found := map[string]string{}
	end := Each(text, 0, func(key string, at int) int {
		end := Value(text, at)
		found[key] = string(text[at:end])
		return end
	})
	require.Equal(t, map[string]string{"a": `{"b":[1,"}"]}`, "c": `"\""`, "": "null"}, found)
	require.Equal(t, len(text)-1, end)
	require.Equal(t, 2, Each([]byte("[]7"), 2, nil))
}

func TestWhatEndsTooEarlyPanics(t *testing.T) {
	for _, text := range []string{`[1,2`, `{"b":`, `{"b":"x`, `{"b":[{"c":1}`, `["\`, `{"b" `} {
		require.Panics(t, func() { Key([]byte(text), 0, "a"); Items([]byte(text), 0); Value([]byte(text), 0) }, text)
	}
}
