package engine

import (
	"container/list"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/multinomial/distribution/pkg/limits"
)

// asked is a question with its upstream's answers.
type asked struct {
	question  Question
	responses []Response
}

// minutely has a question as an alert rule asks it each minute, of the same series: the last three minutes' counts are lower at first where
// they come `late`.
func minutely(tb testing.TB, e *Engine, question Question, minutes, groups int, happens world, late bool) []asked {
	tb.Helper()
	var all []asked
	for range minutes {
		plan, err := e.Plan(tb.Context(), question)
		require.NoError(tb, err)
		one := asked{question: question}
		for _, request := range plan.Requests {
			one.responses = append(one.responses, Response{ID: request.ID, Frames: countsAt(request, groups, happens, late)})
		}
		all = append(all, one)
		question.From += minute
		question.To += minute
		question.Now += minute
	}
	return all
}

// countsAt are the same of an instant whoever asks for it.
func countsAt(request Request, groups int, happens world, late bool) []json.RawMessage {
	const begin, length = 1_767_614_400_000 - 900*minute, 960
	var instants []any
	for at := (int(request.From)/minute + 1) * minute; at <= int(request.To); at += minute {
		instants = append(instants, at)
	}
	var frames []json.RawMessage
	for group := range groups {
		for category, mean := range []float64{900, 90, 5, 40, 30, 20, 10, 5, 2, 1} {
			counts := make([]any, len(instants))
			for i, instant := range instants {
				at := instant.(int)
				random := rand.New(rand.NewPCG(uint64(at), uint64(16*group+category)))
				rise := 1.0
				if category == 2 {
					rise = happens((at-begin)/minute, length)
				}
				if late && int(request.To)-at < 3*minute {
					rise *= 0.9
				}
				counts[i] = int(max(0, mean*rise*(1+0.2*random.NormFloat64())))
				if group == 1 && category == 1 && at/minute%97 == 50 {
					counts[i] = nil
				}
			}
			frame, _ := json.Marshal(map[string]any{
				"schema": map[string]any{"fields": []map[string]any{{"name": "Time", "type": "time"}, {
					"name": "Value", "type": "number",
					"labels": map[string]string{"code": fmt.Sprint(category), "region": fmt.Sprint(group)},
				}}},
				"data": map[string]any{"values": []any{instants, counts}},
			})
			frames = append(frames, frame)
		}
	}
	return frames
}

func stopsOf(tb testing.TB, e *Engine) *stops {
	tb.Helper()
	r, err := e.pool.take()
	require.NoError(tb, err)
	defer e.pool.give(r)
	return r.stops
}

// forget empties what an engine remembers.
func forget(tb testing.TB, e *Engine) {
	tb.Helper()
	r, err := e.pool.take()
	require.NoError(tb, err)
	defer e.pool.give(r)
	for r.stops.oldest.Len() > 0 {
		r.stops.forget(r.stops.oldest.Front())
	}
	r.memory.size, r.memory.oldest = 0, list.New()
	clear(r.memory.known)
}

func TestWhoGoesOnSaysWhatIsSaidByWhoBeginsAnew(t *testing.T) {
	const minutes, groups = 6, 2
	for name, settings := range map[string]string{
		"trailing":       `"groupBy":["region"]`,
		"an earlier day": `"groupBy":["region"],"baseline":{"kind":"offset","offset":"1d"}`,
		"equal shares":   `"groupBy":["region"],"baseline":{"kind":"uniform"}`,
		"slow changes":   `"groupBy":["region"],"detect":{"slow":"1d"}`,
	} {
		for world, happens := range worlds {
			if name != "trailing" && world != "rising at the end" && world != "wandering" {
				continue
			}
			t.Run(name+", "+world, func(t *testing.T) {
				e, err := New(Core)
				require.NoError(t, err)
				question := asking(settings)
				question.From = question.To - 10*minute
				for _, one := range minutely(t, e, question, minutes, groups, happens, world == "wandering") {
					on, err := e.Derive(t.Context(), one.question, one.responses)
					require.NoError(t, err)
					one.question.Anew = true
					anew, err := e.Derive(t.Context(), one.question, one.responses)
					require.NoError(t, err)
					require.Equal(t, anew, on)
				}
				// where kinds are as frequent as others, their order may change
				require.GreaterOrEqual(t, stopsOf(t, e).resumed.Load(), int64(groups*(minutes-1)/2))
			})
		}
	}
}

func TestOnlySoManyStopsAreKept(t *testing.T) {
	s := newStops(3 * (&stop{known: make([]float64, 100)}).bytes())
	for i := range 10 {
		s.put(&stop{key: keyOf("k", []byte{byte(i)}), until: i, known: make([]float64, 100)})
		s.put(&stop{key: keyOf("k", []byte{byte(i)}), until: i + 1, known: make([]float64, 100)})
	}
	s.put(&stop{key: keyOf("large"), known: make([]float64, 1000)})
	require.LessOrEqual(t, s.size, s.most)
	require.Len(t, s.known, 3)
	require.Nil(t, s.get(keyOf("k", []byte{6})))
	require.Equal(t, 10, s.get(keyOf("k", []byte{9})).until)
}

func TestThereIsRoomForTheStopsOfAThousandRules(t *testing.T) {
	e, err := New(Core)
	require.NoError(t, err)
	question := asking(`"groupBy":["region"],"format":"latest"`)
	question.From, question.ForAlert = question.To-10*minute, true
	const groups = 4
	for _, one := range minutely(t, e, question, 1, groups, worlds["calm"], false) {
		_, err = e.Derive(t.Context(), one.question, one.responses)
		require.NoError(t, err)
	}
	kept := stopsOf(t, e)
	require.Len(t, kept.known, groups)
	require.Less(t, kept.size/groups*1000, limits.StopBytes)
}
