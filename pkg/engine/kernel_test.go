package engine

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

const minute = 60_000

// world is what happens to the rarest category but one: by how much it rises at a minute of so many.
type world func(minute, length int) float64

var worlds = map[string]world{
	"calm":              func(_, _ int) float64 { return 1 },
	"rising at the end": func(i, length int) float64 { return times(i > length-20, 10) },
	"risen first":       func(i, _ int) float64 { return times(i < 40, 12) },
	"rising each hour":  func(i, _ int) float64 { return times(i%60 >= 40 && i%60 < 48, 8) },
	"in bursts":         func(i, _ int) float64 { return times(i%45 < 2, 30) },
	"new":               func(i, length int) float64 { return times(i > length-100, 6) - times(i <= length-100, 1) },
	"wandering":         func(i, _ int) float64 { return 1 + 0.8*math.Sin(float64(i)/40) },
}

func times(on bool, by float64) float64 {
	if on {
		return by
	}
	return 1
}

// answer has counts of ten categories in so many groups a minute, a frame for each as Prometheus has it, and windows that a series is
// missing from.
func answer(request Request, groups int, happens world) []json.RawMessage {
	random := rand.New(rand.NewPCG(1, 2))
	length := int(request.To-request.From) / minute
	instants := make([]any, length)
	for i := range instants {
		instants[i] = int(request.From) + (i+1)*minute
	}
	var frames []json.RawMessage
	for group := range groups {
		for category, mean := range []float64{900, 90, 5, 40, 30, 20, 10, 5, 2, 1} {
			fields := []map[string]any{{"name": "Time", "type": "time"}, {
				"name": "Value", "type": "number",
				"labels": map[string]string{"code": fmt.Sprint(category), "region": fmt.Sprint(group)},
			}}
			counts := make([]any, length)
			for i := range counts {
				rise := 1.0
				if category == 2 {
					rise = happens(i, length)
				}
				counts[i] = int(max(0, mean*rise*(1+0.2*random.NormFloat64())))
				if group == 1 && category == 1 && i%97 == 50 {
					counts[i] = nil
				}
			}
			frame, _ := json.Marshal(map[string]any{
				"schema": map[string]any{"fields": fields}, "data": map[string]any{"values": []any{instants, counts}},
			})
			frames = append(frames, frame)
		}
	}
	return frames
}

// asking has the settings of a query over two hours.
func asking(settings string) Question {
	const now = 1_767_614_400_000
	return Question{
		Query: json.RawMessage(`{"refId":"A","upstream":{"datasource":{"uid":"p","type":"prometheus"},"query":{}},"category":"code",` + settings + `}`),
		From:  now - 120*minute, To: now, Now: now,
	}
}

func TestTheKernelIsTheCoresOwnRoadBitForBit(t *testing.T) {
	compiled, err := newEngine(Core, true)
	require.NoError(t, err)
	interpreted, err := newEngine(Core, false)
	require.NoError(t, err)
	for name, settings := range map[string]string{
		"trailing":            `"groupBy":["region"]`,
		"sliding windows":     `"groupBy":["region"],"window":{"size":"5m","step":"1m"}`,
		"an earlier day":      `"groupBy":["region"],"baseline":{"kind":"offset","offset":"1d"}`,
		"slow changes":        `"groupBy":["region"],"detect":{"slow":"1d"}`,
		"equal shares":        `"baseline":{"kind":"uniform"}`,
		"states":              `"groupBy":["region"],"values":"states"`,
		"a budget":            `"groupBy":["region"],"detect":{"budget":{"alarms":1,"per":"28d"}}`,
		"single windows":      `"groupBy":["region"],"detect":{"measure":"jensenShannon"}`,
		"several together":    `"groupBy":["region"],"detect":{"scales":[5,15]}`,
		"one window, no past": `"window":{"size":"range"},"baseline":{"kind":"uniform"}`,
	} {
		t.Run(name, func(t *testing.T) {
			agree(t, compiled, interpreted, asking(settings), worlds["rising at the end"])
		})
	}
	for name, happens := range worlds {
		t.Run(name, func(t *testing.T) {
			agree(t, compiled, interpreted, asking(`"groupBy":["region"]`), happens)
		})
	}
}

func agree(t *testing.T, compiled, interpreted *Engine, question Question, happens world) {
	t.Helper()
	plan, err := compiled.Plan(t.Context(), question)
	require.NoError(t, err)
	var responses []Response
	for _, request := range plan.Requests {
		responses = append(responses, Response{ID: request.ID, Frames: answer(request, 2, happens)})
	}
	want, err := interpreted.Derive(t.Context(), question, responses)
	require.NoError(t, err)
	got, err := compiled.Derive(t.Context(), question, responses)
	require.NoError(t, err)
	require.NotEmpty(t, want.Frames)
	for i, frame := range want.Frames {
		expected, err := json.Marshal(frame)
		require.NoError(t, err)
		actual, err := json.Marshal(got.Frames[i])
		require.NoError(t, err)
		require.Equal(t, string(expected), string(actual))
	}
}

// BenchmarkAlertRule has an alert rule's answer, with the numeric road compiled and interpreted:
//
//	go test ./pkg/engine -run '^$' -bench AlertRule
//
// Nothing is remembered but in "asked again".
func BenchmarkAlertRule(b *testing.B) {
	CollectLess()
	for _, road := range []string{"compiled", "asked again", "interpreted"} {
		for _, groups := range []int{1, 20, 100, 500} {
			if road == "interpreted" && groups > 20 {
				continue // longer than the engine's time
			}
			b.Run(fmt.Sprintf("%s/groups=%d", road, groups), func(b *testing.B) {
				e, err := newEngine(Core, road != "interpreted")
				require.NoError(b, err)
				question := asking(`"groupBy":["region"]`)
				question.From = question.To - 10*minute
				question.ForAlert = true
				question.Anew = road != "asked again"
				plan, err := e.Plan(b.Context(), question)
				require.NoError(b, err)
				request := plan.Requests[0]
				responses := []Response{{ID: request.ID, Frames: answer(request, groups, worlds["calm"])}}
				derive := func() {
					_, err := e.Derive(b.Context(), question, responses)
					require.NoError(b, err)
				}
				if road == "asked again" {
					derive()
				}
				timed(b, derive)
			})
		}
	}
}

// BenchmarkMinuteLater has an alert rule's answers minute by minute, where the rule goes on from where it was and where it begins anew:
//
//	go test ./pkg/engine -run '^$' -bench MinuteLater
func BenchmarkMinuteLater(b *testing.B) {
	CollectLess()
	for _, groups := range []int{1, 20} {
		for _, road := range []string{"on", "anew"} {
			b.Run(fmt.Sprintf("%s/groups=%d", road, groups), func(b *testing.B) {
				e, err := newEngine(Core, true)
				require.NoError(b, err)
				question := asking(`"groupBy":["region"]`)
				question.From, question.ForAlert, question.Anew = question.To-10*minute, true, road == "anew"
				all := minutely(b, e, question, 50, groups, worlds["calm"], false)
				at := 0
				timed(b, func() {
					one := all[at%len(all)]
					if at++; at%len(all) == 0 {
						forget(b, e)
					}
					_, err := e.Derive(b.Context(), one.question, one.responses)
					require.NoError(b, err)
				})
			})
		}
	}
}

// timed runs a benchmark's loop, and says what processor time it takes beside the clock's: other work on the machine changes that less.
func timed(b *testing.B, run func()) {
	b.Helper()
	var before, after syscall.Rusage
	for b.Loop() {
		if before.Utime.Usec+before.Utime.Sec == 0 {
			require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &before))
		}
		run()
	}
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &after))
	spent := after.Utime.Nano() - before.Utime.Nano()
	b.ReportMetric(float64(spent)/float64(b.N)/1e6, "cpu-ms/op")
}

// BenchmarkSeries has an answer of every default statistic of each window, as a public dashboard asks for:
//
//	go test ./pkg/engine -run '^$' -bench Series
func BenchmarkSeries(b *testing.B) {
	CollectLess()
	e, err := newEngine(Core, true)
	require.NoError(b, err)
	for _, windows := range []int64{60, 600, 6000} {
		for _, categories := range []int{10, 100} {
			b.Run(fmt.Sprintf("windows=%d/categories=%d", windows, categories), func(b *testing.B) {
				question := asking(`"format":"series","categories":{"keep":{"top":100}}`)
				question.From = question.To - windows*minute
				question.Anew = true
				plan, err := e.Plan(b.Context(), question)
				require.NoError(b, err)
				request := plan.Requests[0]
				responses := []Response{{ID: request.ID, Frames: manyCategories(request, categories)}}
				timed(b, func() {
					_, err := e.Derive(b.Context(), question, responses)
					require.NoError(b, err)
				})
			})
		}
	}
}

// manyCategories has counts of so many categories a minute, each half as frequent as the tenth before it.
func manyCategories(request Request, categories int) []json.RawMessage {
	random := rand.New(rand.NewPCG(3, 4))
	length := int(request.To-request.From) / minute
	instants := make([]any, length)
	for i := range instants {
		instants[i] = int(request.From) + (i+1)*minute
	}
	frames := make([]json.RawMessage, categories)
	for category := range frames {
		mean := 900 / (1 + float64(category))
		counts := make([]any, length)
		for i := range counts {
			counts[i] = int(max(0, mean+math.Sqrt(mean)*random.NormFloat64()))
		}
		frames[category], _ = json.Marshal(map[string]any{
			"schema": map[string]any{"fields": []map[string]any{{"name": "Time", "type": "time"}, {
				"name": "Value", "type": "number", "labels": map[string]string{"code": fmt.Sprint(category)},
			}}},
			"data": map[string]any{"values": []any{instants, counts}},
		})
	}
	return frames
}

// BenchmarkTable has an alert rule over a table as SQL answers it: a row for each time, group and category with a count, or a row for each
// event.
func BenchmarkTable(b *testing.B) {
	for _, groups := range []int{1, 20} {
		for _, counted := range []bool{true, false} {
			if groups > 1 && !counted {
				continue
			}
			b.Run(fmt.Sprintf("groups=%d/counted=%v", groups, counted), func(b *testing.B) {
				e, err := New(Core)
				require.NoError(b, err)
				question := asking(`"groupBy":["region"]`)
				question.From = question.To - 10*minute
				question.ForAlert = true
				question.Anew = true
				plan, err := e.Plan(b.Context(), question)
				require.NoError(b, err)
				request := plan.Requests[0]
				responses := []Response{{ID: request.ID, Frames: []json.RawMessage{table(request, groups, counted)}}}
				timed(b, func() {
					_, err := e.Derive(b.Context(), question, responses)
					require.NoError(b, err)
				})
			})
		}
	}
}

// table has the counts of ten categories in so many groups a minute, or a tenth of them as a row for each event.
func table(request Request, groups int, counted bool) json.RawMessage {
	random := rand.New(rand.NewPCG(1, 2))
	fields := []map[string]string{{"name": "time", "type": "time"}, {"name": "region", "type": "string"}, {"name": "code", "type": "string"}}
	values := make([][]any, len(fields))
	if counted {
		fields = append(fields, map[string]string{"name": "count", "type": "number"})
		values = append(values, nil)
	}
	for at := int(request.From) + minute; at <= int(request.To); at += minute {
		for group := range groups {
			for category, mean := range []float64{900, 90, 5, 40, 30, 20, 10, 5, 2, 1} {
				count := int(max(0, mean*(1+0.2*random.NormFloat64())))
				rows := 1
				if !counted {
					rows = count / 10
				}
				for range rows {
					values[0] = append(values[0], at)
					values[1] = append(values[1], fmt.Sprint("r", group))
					values[2] = append(values[2], fmt.Sprint(category))
				}
				if counted {
					values[3] = append(values[3], count)
				}
			}
		}
	}
	frame, _ := json.Marshal(map[string]any{"schema": map[string]any{"fields": fields}, "data": map[string]any{"values": values}})
	return frame
}

// BenchmarkRoads has an alert rule over 20 groups on other roads than the default's.
func BenchmarkRoads(b *testing.B) {
	for _, settings := range []string{
		`"values":"states"`, `"values":"counters"`, `"baseline":{"kind":"offset"}`, `"baseline":{"kind":"season"}`, `"quiet":{"leastPart":0.5}`,
		`"alertStatistic":"sequentialP"`, `"format":"categories"`,
	} {
		b.Run(settings, func(b *testing.B) {
			e, err := New(Core)
			require.NoError(b, err)
			question := asking(`"groupBy":["region"],` + settings)
			question.From = question.To - 10*minute
			question.ForAlert = true
			question.Anew = true
			plan, err := e.Plan(b.Context(), question)
			require.NoError(b, err)
			var responses []Response
			for _, request := range plan.Requests {
				responses = append(responses, Response{ID: request.ID, Frames: answer(request, 20, worlds["calm"])})
			}
			timed(b, func() {
				_, err := e.Derive(b.Context(), question, responses)
				require.NoError(b, err)
			})
		})
	}
}
