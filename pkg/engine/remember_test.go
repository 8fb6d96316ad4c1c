package engine

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
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
	m := newMemory(3 * 8 * 101)
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

func TestNothingIsRememberedWhereItIsSwitchedOff(t *testing.T) {
	t.Setenv("GF_PLUGIN_REMEMBER", "false")
	m := newMemory(rememberedBytes())
	m.get(keyOf("a"), answerOf(1, 0))
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
