package engine

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/multinomial/distribution/pkg/limits"
)

func answerOf(first float64, size int) func() *lived {
	return func() *lived { return &lived{numbers: append([]float64{first}, make([]float64, size)...)} }
}

func TestWhatIsAskedAtOnceIsFoundOnce(t *testing.T) {
	m := newMemory(1 << 20)
	var found atomic.Int32
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			got := m.get(keyOf("a"), func() *lived {
				found.Add(1)
				time.Sleep(5 * time.Millisecond)
				return answerOf(1, 0)()
			})
			require.Equal(t, []float64{1}, got.numbers)
		})
	}
	group.Wait()
	require.Equal(t, int32(1), found.Load())
}

func TestOnlySoMuchIsRemembered(t *testing.T) {
	m := newMemory(3 * answerOf(0, 100)().bytes())
	for i := range 10 {
		m.get(keyOf("k", []byte{byte(i)}), answerOf(float64(i), 100))
	}
	require.LessOrEqual(t, m.size, m.most)
	require.Len(t, m.known, 3)
	never := func() *lived { t.Error("it was forgotten"); return nil }
	require.Equal(t, float64(9), m.get(keyOf("k", []byte{9}), never).numbers[0])
	require.Equal(t, float64(-1), m.get(keyOf("k", []byte{0}), answerOf(-1, 100)).numbers[0], "the oldest is forgotten")
}

func TestWhatFailsIsNotRemembered(t *testing.T) {
	m := newMemory(1 << 20)
	require.Panics(t, func() { m.get(keyOf("a"), func() *lived { panic("no") }) })
	require.Equal(t, float64(2), m.get(keyOf("a"), answerOf(2, 0)).numbers[0])
}

func TestKeysTellArraysApart(t *testing.T) {
	require.NotEqual(t, keyOf("a", []byte{1, 2}, nil), keyOf("a", []byte{1}, []byte{2}))
	require.NotEqual(t, keyOf("a"), keyOf("b"))
}

func TestAnAnswerThatIsRememberedIsTheSame(t *testing.T) {
	e, err := New(Core)
	require.NoError(t, err)
	question := asking(`"groupBy":["region"]`)
	plan, err := e.Plan(t.Context(), question)
	require.NoError(t, err)
	for _, world := range []string{"rising at the end", "calm", "rising at the end"} {
		responses := []Response{{ID: plan.Requests[0].ID, Frames: answer(plan.Requests[0], 2, worlds[world])}}
		first, err := e.Derive(t.Context(), question, responses)
		require.NoError(t, err)
		again, err := e.Derive(t.Context(), question, responses)
		require.NoError(t, err)
		require.Equal(t, first, again)
	}
}

func TestNothingIsRememberedOfWhatIsAskedAnew(t *testing.T) {
	e, err := New(Core)
	require.NoError(t, err)
	question := asking(`"groupBy":["region"]`)
	plan, err := e.Plan(t.Context(), question)
	require.NoError(t, err)
	responses := []Response{{ID: plan.Requests[0].ID, Frames: answer(plan.Requests[0], 2, worlds["rising at the end"])}}
	known := func() int {
		r, err := e.pool.take()
		require.NoError(t, err)
		defer e.pool.give(r)
		return len(r.memory.known)
	}
	question.Anew = true
	anew, err := e.Derive(t.Context(), question, responses)
	require.NoError(t, err)
	require.Zero(t, known())
	question.Anew = false
	usual, err := e.Derive(t.Context(), question, responses)
	require.NoError(t, err)
	require.Equal(t, 2, known(), "one a group")
	require.Equal(t, anew, usual)
}

// Random questions in a random order, by several at a time, with too little room for all of them.
func TestAnswersAreThoseOfAnEngineThatForgets(t *testing.T) {
	e, err := New(Core)
	require.NoError(t, err)
	r, err := e.pool.take()
	require.NoError(t, err)
	r.memory.most = 200_000
	e.pool.give(r)
	type answered struct {
		asked
		want Derived
	}
	var all []answered
	for _, settings := range []string{`"groupBy":["region"]`, `"detect":{"minN":500}`, `"groupBy":["region"],"detect":{"slow":"1d"}`} {
		for _, happens := range []string{"calm", "rising at the end", "in bursts"} {
			one := answered{asked: asked{question: asking(settings)}}
			plan, err := e.Plan(t.Context(), one.question)
			require.NoError(t, err)
			for _, request := range plan.Requests {
				one.responses = append(one.responses, Response{ID: request.ID, Frames: answer(request, 2, worlds[happens])})
			}
			anew := one.question
			anew.Anew = true
			one.want, err = e.Derive(t.Context(), anew, one.responses)
			require.NoError(t, err)
			all = append(all, one)
		}
	}
	var group sync.WaitGroup
	for seed := range uint64(4) {
		group.Go(func() {
			random := rand.New(rand.NewPCG(seed, 0))
			for range 10 {
				one := all[random.IntN(len(all))]
				got, err := e.Derive(t.Context(), one.question, one.responses)
				assert.NoError(t, err)
				assert.Equal(t, one.want, got)
			}
		})
	}
	group.Wait()
	require.LessOrEqual(t, r.memory.size, r.memory.most)
	require.NotEmpty(t, r.memory.known)
}

func TestAnAlertRuleOverAsManyGroupsAsMayBeIsRemembered(t *testing.T) {
	const asked, most = 20, 500
	e, err := New(Core)
	require.NoError(t, err)
	question := asking(`"groupBy":["region"],"format":"latest"`)
	question.ForAlert = true
	plan, err := e.Plan(t.Context(), question)
	require.NoError(t, err)
	_, err = e.Derive(t.Context(), question, []Response{{ID: plan.Requests[0].ID, Frames: answer(plan.Requests[0], asked, worlds["rising at the end"])}})
	require.NoError(t, err)
	r, err := e.pool.take()
	require.NoError(t, err)
	require.Len(t, r.memory.known, asked)
	require.Less(t, r.memory.size*most/asked, limits.RememberedBytes)
}

func TestWaitingForTheKernelEndsWithTheRequest(t *testing.T) {
	e, err := New(Core)
	require.NoError(t, err)
	question := asking(`"groupBy":["region"]`)
	plan, err := e.Plan(t.Context(), question)
	require.NoError(t, err)
	responses := []Response{{ID: plan.Requests[0].ID, Frames: answer(plan.Requests[0], 2, worlds["calm"])}}
	for range cap(turns) {
		turns <- struct{}{}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err = e.Derive(ctx, question, responses)
	for range cap(turns) {
		<-turns
	}
	require.ErrorIs(t, err, context.DeadlineExceeded)
	_, err = e.Derive(t.Context(), question, responses)
	require.NoError(t, err)
}
