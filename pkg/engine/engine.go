// Package engine runs the core: the same script as the browser's, in a JavaScript engine. It holds no statistics.
package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	goruntime "runtime"
	"time"

	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
)

// Engine answers plan and derive. It is safe for concurrent use.
type Engine struct {
	pool *pool
	time time.Duration
}

// Within gives the engine another time than limits.EngineTime, for comparisons on busy machines.
func (e *Engine) Within(limit time.Duration) *Engine { return &Engine{pool: e.pool, time: limit} }

// New makes an engine of a script with the global `multinomial`; Core is the one to use.
func New(script string) (*Engine, error) { return newEngine(script, true) }

// newEngine makes one that hands the core its kernel, or lets it do without.
func newEngine(script string, compiled bool) (*Engine, error) {
	program, err := compile(script)
	if err != nil {
		return nil, fmt.Errorf("the core does not compile: %w", err)
	}
	remembers := newMemory(limits.RememberedBytes)
	stopped := newStops(limits.StopBytes)
	create := func() (*runtime, error) { return newRuntime(program, compiled, remembers, stopped) }
	first, err := create()
	if err != nil {
		return nil, err
	}
	p := newPool(goruntime.GOMAXPROCS(0), create)
	p.give(first)
	return &Engine{pool: p, time: limits.EngineTime}, nil
}

// Plan says which upstream requests a question needs.
func (e *Engine) Plan(ctx context.Context, question Question) (Plan, error) {
	var plan Plan
	var output string
	ask := func(r *runtime) ([]sobek.Value, error) { return []sobek.Value{r.vm.ToValue(question.text())}, nil }
	err := e.run(ctx, "planJSON", ask, func(_ *runtime, answer sobek.Value) { output = answer.String() })
	if err != nil {
		return plan, err
	}
	ok, err := open(output)
	if err != nil {
		return plan, err
	}
	if err := json.Unmarshal(ok, &plan); err != nil {
		return plan, fault.Defect(err, "The core's plan can't be read: %v.", err)
	}
	return plan, nil
}

// Derive turns the upstream's answers into what Grafana is sent.
func (e *Engine) Derive(ctx context.Context, question Question, responses []Response) (Derived, error) {
	var p parts
	ask := func(r *runtime) ([]sobek.Value, error) {
		r.anew = question.Anew
		answers, err := valuesOf(r.vm, responses)
		return []sobek.Value{r.vm.ToValue(question.text()), answers, r.kernel}, err
	}
	err := e.run(ctx, "deriveParts", ask, func(r *runtime, answer sobek.Value) { p = partsOf(r.vm, answer) })
	if err != nil {
		return Derived{}, err
	}
	return p.derived()
}

var errEngineTime = errors.New("engine time is over")

// run calls one of the core's functions within the engine's time. `ask` makes its arguments and `take` has the answer while the runtime
// is their own.
func (e *Engine) run(ctx context.Context, name string, ask func(*runtime) ([]sobek.Value, error), take func(*runtime, sobek.Value)) error {
	err := e.pool.with(ctx, func(r *runtime) error {
		limited, cancel := context.WithTimeoutCause(ctx, e.time, errEngineTime)
		defer cancel()
		return r.call(limited, name, ask, take)
	})
	if errors.Is(err, errEngineTime) {
		return fault.New(fault.Limit, 0,
			fmt.Sprintf("Limit `engineTime` is %s, and this query needs longer.", e.time),
			"Choose a longer window, a shorter time range, fewer groups, or keep fewer categories by name.")
	}
	return err
}

// open reads the core's envelope: {"ok": ...} or {"error": {...}}.
func open(output string) (json.RawMessage, error) {
	var envelope struct {
		OK    json.RawMessage `json:"ok"`
		Error *fault.Error    `json:"error"`
	}
	if err := json.Unmarshal([]byte(output), &envelope); err != nil {
		return nil, fault.Defect(err, "The core's answer is not JSON: %v.", err)
	}
	if envelope.Error != nil {
		return nil, envelope.Error
	}
	if envelope.OK == nil {
		return nil, fault.Defect(nil, "The core's answer is empty.")
	}
	return envelope.OK, nil
}
