package engine

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/sobek"
	"github.com/stretchr/testify/require"

	"github.com/multinomial/distribution/pkg/fault"
)

// script does what the query says, so that each way in which a script can misbehave is met.
const script = `var multinomial = (function () {
  function deep(n) { return n === 0 ? 0 : 1 + deep(n - 1); }
  var does = {
    plan: function () { return { requests: [{ id: 'observed', datasource: { uid: 'a', type: 't' }, query: { expr: 'up' }, from: 1, to: 2, intervalMs: 3, maxDataPoints: 4 }] }; },
    echo: function (s) { return { frames: [{ schema: { name: JSON.stringify(s), fields: [] }, data: { values: [] } }] }; },
    frames: function (s) { return { frames: s.query.frames }; },
    forever: function () { for (;;) {} },
    overflow: function () { return deep(1e6); },
    fail: function () { throw new TypeError('no such thing'); },
    nothing: function () { return undefined; },
    text: function () { return 'not a plan'; },
    host: function () { return crash(); },
  };
  function run(s, responses) {
    var input = JSON.parse(s);
    input.responses = responses;
    if (input.query.does === 'refuse') {
      return JSON.stringify({ error: { code: 'limit', problem: 'Too much.', remedy: 'Ask for less.', status: 413 } });
    }
    if (input.query.does === 'garble') { return '{'; }
    return JSON.stringify({ ok: does[input.query.does](input) });
  }
  // as the core hands it over: text with empty columns, and the columns
  function parts(s, responses) {
    var columns = [];
    // JSON has no typed arrays
    (responses || []).forEach(function (response) {
      response.frames.forEach(function (frame) {
        if (frame.data) { frame.data.values = frame.data.values.map(function (column) { return Array.from(column); }); }
      });
    });
    function part(key, value) {
      if (key !== 'data' || !value.values) { return value; }
      columns.push(value.values);
      return { values: value.values.map(function () { return []; }) };
    }
    return { head: JSON.stringify(JSON.parse(run(s, responses)), part), columns: columns };
  }
  return { planJSON: run, deriveParts: parts };
})();`

func newTestEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(script)
	require.NoError(t, err)
	return e
}

func does(what string) Question {
	query, _ := json.Marshal(map[string]string{"does": what})
	return Question{Query: query, From: 10, To: 20, Now: 30, ForAlert: true}
}

func TestPlanReadsTheCoresRequests(t *testing.T) {
	plan, err := newTestEngine(t).Plan(t.Context(), does("plan"))
	require.NoError(t, err)
	require.Equal(t, Plan{Requests: []Request{{
		ID:         "observed",
		Datasource: Ref{UID: "a", Type: "t"},
		Query:      map[string]json.RawMessage{"expr": json.RawMessage(`"up"`)},
		From:       1, To: 2, IntervalMs: 3, MaxDataPoints: 4,
	}}}, plan)
}

func TestDeriveHandsTheCoreQuestionAndResponses(t *testing.T) {
	derived, err := newTestEngine(t).Derive(t.Context(), does("echo"), []Response{
		{ID: `a"b`, Frames: []json.RawMessage{json.RawMessage(`{"schema":{"name":"ü"},"data":{"values":[[1,null,-0.5]]}}`), json.RawMessage(`{}`)}},
		{ID: "failed", Error: &UpstreamError{Message: "no\nsuch \"label\"", Status: 422}},
	})
	require.NoError(t, err)
	require.Len(t, derived.Frames, 1)
	require.JSONEq(t, `{"query":{"does":"echo"},"range":{"from":10,"to":20,"now":30},"forAlert":true,"responses":[
		{"id":"a\"b","frames":[{"schema":{"name":"ü"},"data":{"values":[[1,null,-0.5]]}},{}]},
		{"id":"failed","frames":[],"error":{"message":"no\nsuch \"label\"","status":422}}]}`, derived.Frames[0].Name)
}

func TestTheCoresOwnErrorsKeepTheirWords(t *testing.T) {
	_, err := newTestEngine(t).Plan(t.Context(), does("refuse"))
	var known *fault.Error
	require.ErrorAs(t, err, &known)
	require.Equal(t, &fault.Error{Code: fault.Limit, Problem: "Too much.", Remedy: "Ask for less.", Status: 413}, known)
}

func TestWhatTheCoreMustNotDoIsADefectAndTheEngineGoesOn(t *testing.T) {
	e := newTestEngine(t)
	for what, says := range map[string]string{
		"overflow": "`callStack`",
		"fail":     "no such thing",
		"nothing":  "empty",
		"text":     "can't be read",
		"garble":   "not JSON",
		"host":     "crash is not defined",
	} {
		_, err := e.Plan(t.Context(), does(what))
		var known *fault.Error
		require.ErrorAs(t, err, &known, what)
		require.Equal(t, fault.Internal, known.Code, what)
		require.Contains(t, known.Problem, says, what)
		_, err = e.Plan(t.Context(), does("plan"))
		require.NoError(t, err, "after %s", what)
	}
}

func TestAPanicDropsTheRuntimeOnly(t *testing.T) {
	e := newTestEngine(t)
	create := e.pool.create
	e.pool = newPool(1, func() (*runtime, error) {
		r, err := create()
		if err == nil {
			err = r.vm.Set("crash", func(sobek.FunctionCall) sobek.Value { panic("boom") })
		}
		return r, err
	})
	_, err := e.Plan(t.Context(), does("host"))
	var known *fault.Error
	require.ErrorAs(t, err, &known)
	require.Equal(t, fault.Internal, known.Code)
	require.Contains(t, known.Problem, "boom")
	require.Empty(t, e.pool.idle)
	_, err = e.Plan(t.Context(), does("plan"))
	require.NoError(t, err)
	require.Len(t, e.pool.idle, 1)
}

func TestACancelledRequestInterruptsTheEngine(t *testing.T) {
	e := newTestEngine(t)
	for range 3 {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, cancel)
		_, err := e.Derive(ctx, does("forever"), nil)
		require.ErrorIs(t, err, context.Canceled)
	}
	_, err := e.Plan(t.Context(), does("plan"))
	require.NoError(t, err)
}

func TestADeadlineKeepsItsCause(t *testing.T) {
	cause := errors.New("query time")
	ctx, cancel := context.WithTimeoutCause(t.Context(), 20*time.Millisecond, cause)
	defer cancel()
	_, err := newTestEngine(t).Derive(ctx, does("forever"), nil)
	require.ErrorIs(t, err, cause)
}

func TestTheEnginesOwnTimeIsALimit(t *testing.T) {
	ctx, cancel := context.WithTimeoutCause(t.Context(), 20*time.Millisecond, errEngineTime)
	defer cancel()
	_, err := newTestEngine(t).Derive(ctx, does("forever"), nil)
	var known *fault.Error
	require.ErrorAs(t, err, &known)
	require.Equal(t, fault.Limit, known.Code)
	require.Contains(t, known.Problem, "Limit `engineTime` is 30s")
}

func TestACancelledWaitForARuntimeEnds(t *testing.T) {
	e := newTestEngine(t)
	e.pool = newPool(1, e.pool.create)
	busy, free := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = e.Derive(busy, does("forever"), nil)
	}()
	require.Eventually(t, func() bool { return len(e.pool.permits) == 1 }, time.Second, time.Millisecond)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := e.Plan(ctx, does("plan"))
	require.ErrorIs(t, err, context.DeadlineExceeded)
	free()
	<-done
}

func TestManyAskAtOnce(t *testing.T) {
	e := newTestEngine(t)
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() {
			if i%8 == 0 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*100*time.Microsecond)
				defer cancel()
				if _, err := e.Plan(ctx, does("forever")); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("forever: %v", err)
				}
				return
			}
			derived, err := e.Derive(t.Context(), does("echo"), nil)
			if err != nil || len(derived.Frames) != 1 {
				t.Errorf("echo: %d frames, %v", len(derived.Frames), err)
			}
		})
	}
	group.Wait()
	require.LessOrEqual(t, len(e.pool.idle), cap(e.pool.idle))
}

func TestAScriptThatIsNoCoreDoesNotStart(t *testing.T) {
	for script, says := range map[string]string{
		"var multinomial = ;":               "does not compile",
		"var multinomial = noSuchThing();":  "does not load",
		"var somethingElse = {};":           "no global",
		strings.Repeat("(", 10) + "1" + ")": "does not compile",
	} {
		_, err := New(script)
		require.ErrorContains(t, err, says)
	}
	e, err := New("var multinomial = {};")
	require.NoError(t, err)
	_, err = e.Plan(t.Context(), does("plan"))
	require.ErrorContains(t, err, "no function planJSON")
}
