// Command backend measures what the backend adds to an upstream's answer: plan, derive and frames, and how that grows.
// `node bench/backend.mjs` runs it.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/upstream"
)

const (
	minute   = int64(60_000)
	rounds   = 100
	trailing = 60
)

func main() {
	only := flag.Bool("rules", false, "measure only how an alert rule's answer grows with its groups, and profile that")
	figures := flag.String("figures", "", "write how answers grow, as JSON")
	profile := flag.String("profile", "", "write where the core's time goes in the first comparison, for `go tool pprof -top`")
	flag.Parse()
	engine.CollectLess()
	core := coldStart()
	fmt.Printf("median, fastest, 90th and 99th percentile of %d answers\n", rounds)
	if *only {
		stop := profileTo(*profile)
		rules(core, map[string][]figure{})
		stop()
		return
	}
	local := localUpstream()
	defer local.Close()
	stop := profileTo(*profile)
	query := distribution("local", "prometheus", "x", "code", 60)
	beside(core, "a local HTTP server", upstream.Account{URL: local.URL}, query, tenCategories)
	stop()
	beside(core, "a local HTTP server", upstream.Account{URL: local.URL}, forAlert(query), tenCategories)
	if address := os.Getenv("GRAFANA_URL"); address != "" {
		query := distribution(os.Getenv("UPSTREAM_UID"), os.Getenv("UPSTREAM_TYPE"), os.Getenv("UPSTREAM_EXPR"), os.Getenv("UPSTREAM_CATEGORY"), 60)
		account := upstream.Account{URL: address, Token: os.Getenv("GRAFANA_TOKEN")}
		beside(core, os.Getenv("UPSTREAM_NAME"), account, query, 0)
		beside(core, os.Getenv("UPSTREAM_NAME"), account, forAlert(query), 0)
	}
	grown := map[string][]figure{}
	growth(core, grown)
	rules(core, grown)
	if *figures != "" {
		text, err := json.Marshal(grown)
		check(err)
		check(os.WriteFile(*figures, text, 0o600))
	}
}

// figure is a size and the milliseconds that an answer of it takes.
type figure [2]float64

func figureOf(size int64, time time.Duration) figure {
	return figure{float64(size), float64(time.Microseconds()) / 1000}
}

// coldStart makes the core's engine, and says what that and a first answer take.
func coldStart() *engine.Engine {
	began := time.Now()
	core, err := engine.New(engine.Core)
	check(err)
	made := time.Now()
	question := distribution("local", "prometheus", "x", "code", 60)
	plan, err := core.Plan(context.Background(), question)
	check(err)
	answer(core, question, []engine.Response{{ID: plan.Requests[0].ID, Frames: series(plan.Requests[0].From, plan.Requests[0].To, tenCategories)}})
	fmt.Printf("%s, GOMAXPROCS %d; cold start %s, and %s for a first answer of 60 windows\n",
		runtime.Version(), runtime.GOMAXPROCS(0), round(made.Sub(began)), round(time.Since(made)))
	return core
}

// beside compares the upstream's round trip with what is added to it.
func beside(core *engine.Engine, name string, account upstream.Account, question engine.Question, wanted int) {
	client, err := upstream.NewClient(time.Minute, false)
	check(err)
	defer client.Close()
	var asked, added []time.Duration
	var series int
	for range rounds {
		start := time.Now()
		plan, err := core.Plan(context.Background(), question)
		check(err)
		planned := time.Now()
		response, err := client.Query(context.Background(), account, plan.Requests[0])
		check(err)
		if response.Error != nil {
			check(errors.New(response.Error.Message))
		}
		answered := time.Now()
		answer(core, question, []engine.Response{response})
		asked = append(asked, answered.Sub(planned))
		added = append(added, planned.Sub(start)+time.Since(answered))
		series = len(response.Frames)
	}
	if wanted > 0 && series != wanted {
		check(fmt.Errorf("%d series, not %d", series, wanted))
	}
	windows := "60 windows"
	if question.ForAlert {
		windows = "the latest window for an alert rule"
	}
	fmt.Printf("\n1 group x %s x %d categories, %d trailing windows, upstream: %s\n", windows, series, trailing, name)
	fmt.Printf("  upstream's round trip        %s\n", spread(asked))
	fmt.Printf("  plan, derive and frames add  %s\n", spread(added))
	fmt.Printf("  added / round trip           %.2f\n", float64(quantile(added, 0.5))/float64(quantile(asked, 0.5)))
}

// growth is what an answer takes as windows and categories grow, with the upstream's answer in hand.
func growth(core *engine.Engine, grown map[string][]figure) {
	fmt.Printf("\n%8s %11s %10s %12s %14s\n", "windows", "categories", "time", "allocated", "us a cell")
	for _, windows := range []int64{60, 600, 6000} {
		for _, categories := range []int{10, 100} {
			question := distribution("local", "prometheus", "x", "code", windows)
			plan, err := core.Plan(context.Background(), question)
			check(err)
			responses := []engine.Response{{ID: plan.Requests[0].ID, Frames: series(plan.Requests[0].From, plan.Requests[0].To, categories)}}
			if _, err := core.Derive(context.Background(), question, responses); err != nil {
				fmt.Printf("%8d %11d   %v\n", windows, categories, err)
				continue
			}
			median, megabytes := measure(core, question, responses, max(1, rounds/int(windows/60)/categories))
			name := fmt.Sprintf("%d categories, by windows", categories)
			grown[name] = append(grown[name], figureOf(windows, median))
			cells := float64(windows+trailing) * float64(categories)
			fmt.Printf("%8d %11d %10s %9.1f MB %14.2f\n", windows, categories, round(median), megabytes, float64(median.Microseconds())/cells)
		}
	}
}

// rules is what an alert rule's answer takes as its groups grow, with the detector's full memory and the upstream's answer in hand.
func rules(core *engine.Engine, grown map[string][]figure) {
	fmt.Printf("\n%8s %11s %10s %12s %14s   an alert rule's answer\n", "groups", "categories", "time", "allocated", "us a point")
	for _, groups := range []int{1, 20, 100, 500} {
		question := grouped(forAlert(distribution("local", "prometheus", "x", "code", 60)))
		plan, err := core.Plan(context.Background(), question)
		check(err)
		responses := []engine.Response{{ID: plan.Requests[0].ID, Frames: groupSeries(plan.Requests[0].From, plan.Requests[0].To, groups, tenCategories)}}
		points := (plan.Requests[0].To - plan.Requests[0].From) / float64(minute) * float64(groups*tenCategories)
		if _, err := core.Derive(context.Background(), question, responses); err != nil {
			fmt.Printf("%8d %11d   %v\n", groups, tenCategories, err)
			continue
		}
		median, megabytes := measure(core, question, responses, max(3, 60/groups))
		grown["alert rule, by groups"] = append(grown["alert rule, by groups"], figureOf(int64(groups), median))
		fmt.Printf("%8d %11d %10s %9.1f MB %14.2f\n", groups, tenCategories, round(median), megabytes, float64(median.Microseconds())/points)
	}
}

// measure is the median time and the megabytes that an answer takes.
func measure(core *engine.Engine, question engine.Question, responses []engine.Response, times int) (time.Duration, float64) {
	var before, after runtime.MemStats
	taken := make([]time.Duration, times)
	runtime.ReadMemStats(&before)
	for i := range taken {
		start := time.Now()
		answer(core, question, responses)
		taken[i] = time.Since(start)
	}
	runtime.ReadMemStats(&after)
	return quantile(taken, 0.5), float64(after.TotalAlloc-before.TotalAlloc) / float64(times) / (1 << 20)
}

// answer derives and makes what is sent to Grafana.
func answer(core *engine.Engine, question engine.Question, responses []engine.Response) {
	derived, err := core.Derive(context.Background(), question, responses)
	check(err)
	_, err = derived.Frames.MarshalArrow()
	check(err)
}

// distribution is a query of the default kind, all categories kept by name.
func distribution(uid, kind, expr, category string, windows int64) engine.Question {
	query, err := json.Marshal(map[string]any{
		"refId":      "A",
		"upstream":   map[string]any{"datasource": map[string]any{"uid": uid, "type": kind}, "query": map[string]any{"expr": expr}},
		"category":   category,
		"window":     map[string]any{"size": "1m"},
		"categories": map[string]any{"keep": map[string]any{"top": 100}},
		"baseline":   map[string]any{"kind": "trailing", "windows": trailing},
		"format":     "series",
	})
	check(err)
	now := time.Now().UnixMilli()
	end := now / minute * minute
	return engine.Question{Query: query, From: end - windows*minute, To: end, Now: now}
}

// forAlert is the question that an alert rule asks of the same range: whether the latest window belongs to a drift.
func forAlert(question engine.Question) engine.Question {
	var query map[string]any
	check(json.Unmarshal(question.Query, &query))
	query["format"] = "latest"
	text, err := json.Marshal(query)
	check(err)
	question.Query = text
	question.ForAlert = true
	return question
}

// grouped is the question of each region apart.
func grouped(question engine.Question) engine.Question {
	var query map[string]any
	check(json.Unmarshal(question.Query, &query))
	query["groupBy"] = []string{"region"}
	text, err := json.Marshal(query)
	check(err)
	question.Query = text
	return question
}

// profileTo profiles the core's functions until the returned function is called.
func profileTo(path string) func() {
	if path == "" {
		return func() {}
	}
	file, err := os.Create(path)
	check(err)
	check(sobek.StartProfile(file))
	return func() {
		sobek.StopProfile()
		check(file.Close())
	}
}

func spread(times []time.Duration) string {
	return fmt.Sprintf(
		"%s (%s to %s, %s)", round(quantile(times, 0.5)), round(slices.Min(times)), round(quantile(times, 0.9)), round(quantile(times, 0.99)),
	)
}

func quantile(times []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[int(q*float64(len(sorted)-1))]
}

func round(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
