package main

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
)

const tenCategories = 10

// localUpstream answers /api/ds/query as Grafana does over Prometheus, with frames made beforehand.
func localUpstream() *httptest.Server {
	var body []byte
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if body == nil {
			var asked struct{ From, To string }
			check(json.NewDecoder(r.Body).Decode(&asked))
			from, _ := strconv.ParseFloat(asked.From, 64)
			to, _ := strconv.ParseFloat(asked.To, 64)
			var err error
			body, err = json.Marshal(map[string]any{"results": map[string]any{"A": map[string]any{"status": 200, "frames": series(from, to, tenCategories)}}})
			check(err)
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	}))
}

// series of counts, a frame per category and a point a minute, from seeds: Poisson's, the k-th category with 1000 / k² events a minute,
// extrapolated as Prometheus does it.
func series(from, to float64, categories int) []json.RawMessage {
	frames := make([]json.RawMessage, categories)
	random := rand.New(rand.NewPCG(1, 2))
	for k := range categories {
		frames[k] = frame(from, to, k, map[string]string{"code": strconv.Itoa(k)}, random)
	}
	return frames
}

// groupSeries is the same for each of several groups, by the label `region`.
func groupSeries(from, to float64, groups, categories int) []json.RawMessage {
	var frames []json.RawMessage
	for g := range groups {
		random := rand.New(rand.NewPCG(1, uint64(g)))
		for k := range categories {
			frames = append(frames, frame(from, to, k, map[string]string{"code": strconv.Itoa(k), "region": strconv.Itoa(g)}, random))
		}
	}
	return frames
}

func frame(from, to float64, k int, labels map[string]string, random *rand.Rand) json.RawMessage {
	var times []float64
	var values []float64
	for at := from; at <= to; at += float64(minute) {
		times = append(times, at)
		values = append(values, poisson(random, 1000/float64((k+1)*(k+1)))*1.0169)
	}
	text, err := json.Marshal(map[string]any{
		"schema": map[string]any{"fields": []any{
			map[string]any{"name": "Time", "type": "time", "typeInfo": map[string]any{"frame": "time.Time"}},
			map[string]any{"name": "Value", "type": "number", "typeInfo": map[string]any{"frame": "float64"}, "labels": labels},
		}},
		"data": map[string]any{"values": [][]float64{times, values}},
	})
	check(err)
	return text
}

// poisson draws a count, for a large mean from the normal.
func poisson(random *rand.Rand, mean float64) float64 {
	if mean > 50 {
		return math.Round(max(0, mean+math.Sqrt(mean)*random.NormFloat64()))
	}
	count := 0.0
	for product := random.Float64(); product > math.Exp(-mean); product *= random.Float64() {
		count++
	}
	return count
}
