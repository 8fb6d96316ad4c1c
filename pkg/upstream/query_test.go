package upstream

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFramesAreWhatJSONSays(t *testing.T) {
	for _, text := range []string{
		`{"results":{"A":{"status":200,"frames":[{"schema":{"name":"\"]}"},"data":{"values":[[1,2],["a]"]]}},{}]}}}`,
		` { "results" : { "B" : {"frames":[1]}, "A" : { "frames" : [ ] } } , "more": [1] } `,
	} {
		var want struct {
			Results map[string]result `json:"results"`
		}
		require.NoError(t, json.Unmarshal([]byte(text), &want))
		frames, ok := framesOf([]byte(text))
		require.True(t, ok)
		require.Equal(t, want.Results["A"].Frames, frames)
	}
}

func TestWhatHasMoreToSayIsReadAsAnyJSON(t *testing.T) {
	for _, text := range []string{
		`{"results":{"A":{"error":"no","frames":[]}}}`, `{"results":{"A":{"frames":null}}}`, `{"results":{"B":{"frames":[]}}}`, `{"message":"no"}`, `[]`,
		``, `{`, `{"results":{"A":{"frames":[{"data"`, `{"results":{"A":{"frames":[]}}`, `{"results":{"A":{"frames":[]}}}x`, `<html>`, `{"results":[]}`,
	} {
		_, ok := framesOf([]byte(text))
		require.False(t, ok, text)
	}
	found, ok, err := resultOf([]byte(`{"results":{"A":{"error":"no","status":400}}}`))
	require.NoError(t, err)
	require.True(t, ok)
	require.Equal(t, result{Error: "no", Status: 400}, found)
}

// BenchmarkFrames finds the frames in an answer of 1,000 series of 900 points, beside encoding/json.
func BenchmarkFrames(b *testing.B) {
	numbers := strings.Repeat("1767600000000,", 899) + "1767600000000"
	frame := fmt.Sprintf(`{"schema":{"fields":[]},"data":{"values":[[%s],[%s]]}}`, numbers, numbers)
	body := []byte(`{"results":{"A":{"frames":[` + strings.Repeat(frame+",", 999) + frame + `]}}}`)
	b.Run("found", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			_, ok := framesOf(body)
			require.True(b, ok)
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			var answer struct {
				Results map[string]result `json:"results"`
			}
			require.NoError(b, json.Unmarshal(body, &answer))
		}
	})
}
