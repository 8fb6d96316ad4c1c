package engine

import (
	"context"
	"fmt"
	goruntime "runtime"
	"slices"

	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/kernel"
)

// turns are as many as can be judged at a time, in all engines together.
var turns = make(chan struct{}, goruntime.GOMAXPROCS(0))

// newKernel has the core's kernel (src/core/model/kernelContract.ts), compiled. Arrays are handed over as they lie in memory.
func (r *runtime) newKernel() (sobek.Value, error) {
	vm := r.vm
	object := vm.NewObject()
	for name, run := range map[string]func(arguments) any{
		"within": func(a arguments) any {
			return kernel.Within(kernel.ListOf[[]float64](a.list(0)), a.number(1), a.number(2))
		},
		"ascends": func(a arguments) any { return kernel.Ascends(a.floats(0)) },
		"alike":   func(a arguments) any { return kernel.Alike(a.floats(0), a.floats(1)) },
		"scaled":  func(a arguments) any { return kernel.Scaled(a.floats(0), a.number(1), a.number(2)) },
		"sumBetween": func(a arguments) any {
			return kernel.SumBetween(a.places(0), a.floats(1), a.whole(2), a.whole(3))
		},
		"numberCodes":    func(a arguments) any { return kernel.NumberCodes(a.floats(0)) },
		"pairCodes":      func(a arguments) any { return kernel.PairCodes(a.places(0), a.places(1), a.whole(2), a.whole(3)) },
		"firstRows":      func(a arguments) any { return kernel.FirstRows(a.places(0)) },
		"codeStarts":     func(a arguments) any { return kernel.CodeStarts(a.places(0), a.whole(1)) },
		"togetherByCode": func(a arguments) any { return kernel.TogetherByCode(a.floats(0), a.places(1), a.places(2)) },
		"settled":        func(a arguments) any { return kernel.Settled(a.floats(0), a.floats(1), a[2].ToBoolean()) },
		"gaps":           func(a arguments) any { return kernel.Gaps(a.floats(0)) },
		"placePoints": func(a arguments) any {
			kernel.PlacePoints(a.floats(0), a.number(1), a.number(2), a.number(3), a[4].ToBoolean(), a.places(5))
			return nil
		},
		"increases": func(a arguments) any {
			kernel.Increases(a.floats(0), a.floats(1), a.bytes(2))
			return nil
		},
		"addSeries": func(a arguments) any {
			sums, points, partial := kernel.ListOf[[]float64](a.list(0)), kernel.ListOf[[]float64](a.list(1)), kernel.ListOf[[]uint8](a.list(2))
			at, values, broken := kernel.ListOf[[]int32](a.list(5)), kernel.ListOf[[]float64](a.list(6)), kernel.ListOf[[]uint8](a.list(7))
			kernel.AddSeries(sums, points, partial, a.whole(3), a.places(4), at, values, broken)
			return nil
		},
		"missingSeries": func(a arguments) any {
			points, at, values := kernel.ListOf[[]float64](a.list(0)), kernel.ListOf[[]int32](a.list(2)), kernel.ListOf[[]float64](a.list(3))
			return kernel.MissingSeries(points, a.places(1), at, values)
		},
		"markFew": func(a arguments) any {
			kernel.MarkFew(a.floats(0), a.bytes(1), a.bytes(2), a.number(3), a.whole(4))
			return nil
		},
		"countTimes": func(a arguments) any {
			points, times := kernel.ListOf[[]float64](a.list(0)), kernel.ListOf[[]float64](a.list(2))
			at, values := kernel.ListOf[[]int32](a.list(3)), kernel.ListOf[[]float64](a.list(4))
			kernel.CountTimes(points, a.places(1), times, at, values)
			return nil
		},
		"tableRows": func(a arguments) any {
			counts, n := kernel.ListOf[[]float64](a.list(0)), kernel.ListOf[[]float64](a.list(1))
			kernel.TableRows(counts, n, a.whole(2), a.whole(3), a.whole(4), a.whole(5), a[6].ToBoolean(), a.floats(7), a.floats(8), a.floats(9))
			return nil
		},
		"poolRows": func(a arguments) any {
			counts, n, partial := kernel.ListOf[[]float64](a.list(0)), kernel.ListOf[[]float64](a.list(1)), kernel.ListOf[[]uint8](a.list(2))
			kernel.PoolRows(counts, n, partial, a.whole(3), a.places(4), a.floats(5), a.floats(6), a.floats(7), a.floats(8))
			return nil
		},
		"poolParts": func(a arguments) any {
			kernel.PoolParts(
				a.places(0), a.whole(1), a.whole(2), a.floats(3), a.floats(4), a.floats(5), a.floats(6), a.floats(7), a.floats(8), a.floats(9),
			)
			return nil
		},
		"lnDirichletMultinomial": func(a arguments) any { return kernel.LnDirichletMultinomial(a.floats(0), a.floats(1)) },
		"columnTotals":           func(a arguments) any { return kernel.ColumnTotals(a.floats(0), a.whole(1)) },
		"sumWindows": func(a arguments) any {
			kernel.SumWindows(a.floats(0), a.floats(1), a.bytes(2), a.whole(3), a.whole(4), a[5].ToBoolean(), a.floats(6), a.floats(7), a.bytes(8), a.bytes(9))
			return nil
		},
		"transposed": func(a arguments) any { return kernel.Transposed(a.floats(0), a.whole(1)) },
		"stretches": func(a arguments) any {
			kernel.Stretches(
				a.floats(0), a.floats(1), a.whole(2), a.whole(3), a.whole(4), a.whole(5), a.whole(6), a.whole(7), a.floats(8), a.floats(9),
				a.floats(10),
			)
			return nil
		},
		"spreadOver": func(a arguments) any { return kernel.SpreadOver(a.floats(0), a.floats(1), a.places(2)) },
		"compareWindows": func(a arguments) any {
			kernel.CompareWindows(
				a.floats(0), a.floats(1), a.bytes(2), a.bytes(3), a.whole(4), a.whole(5), a.floats(6), a.floats(7), a.floats(8), a.whole(9),
				a.bytes(10), a.whole(11), a.floats(12), a.whole(13), a.whole(14), a.floats(15), a.whole(16), a.floats(17),
			)
			return nil
		},
		"departWindows": func(a arguments) any {
			kernel.DepartWindows(
				a.floats(0), a.floats(1), a.whole(2), a.whole(3), a.floats(4), a.floats(5), a.whole(6), a.bytes(7), a.floats(8), a.floats(9),
				a.whole(10), a.whole(11), a.floats(12),
			)
			return nil
		},
		"testWindows": func(a arguments) any {
			return kernel.TestWindows(
				a.floats(0), a.whole(1), a.floats(2), a.whole(3), a.bytes(4), a.whole(5), a.floats(6), a.whole(7), a.whole(8), a.floats(9),
			)
		},
		"shareColumns": func(a arguments) any {
			return kernel.ShareColumns(
				a.floats(0), a.whole(1), a.whole(2), a.whole(3), a.floats(4), a.whole(5), a.floats(6), a.whole(7),
			)
		},
		"driftNumbers": func(a arguments) any { return kernel.DriftNumbers(a.floats(0), a.bytes(1)) },
		"stateNumbers": func(a arguments) any { return kernel.StateNumbers(a.floats(0), a.bytes(1), a.floats(2)) },
		"flatActive": func(a arguments) any {
			return kernel.FlatActive(a.floats(0), a.floats(1), a.number(2), a.number(3), a[4].ToBoolean())
		},
		"departureTest": func(a arguments) any {
			return kernel.DepartureTest(a.floats(0), a.number(1), a.floats(2), a.number(3), a.floats(4), a.floats(5))
		},
		"markUsable": func(a arguments) any {
			kernel.MarkUsable(a.bytes(0), a.bytes(1), a.floats(2), a.floats(3), a.number(4), a.bytes(5))
			return nil
		},
		"life": func(a arguments) any {
			rule, place, counts, n := a.floats(0), a.floats(1), a.floats(2), a.floats(3)
			usable, own, marks, numbers := a.bytes(4), a.floats(5), a.bytes(6), a.floats(7)
			key := func() [32]byte {
				return keyOf("life", memoryOf(rule), memoryOf(place), memoryOf(counts), memoryOf(n), usable, memoryOf(own))
			}
			anew := r.anew
			return r.later(key, marks, numbers, func() []float64 {
				if anew {
					return kernel.Life(rule, place, counts, n, usable, own, marks, numbers)
				}
				return r.stops.life(judged{rule, place, counts, n, usable, own}, marks, numbers)
			})
		},
		"slow": func(a arguments) any {
			rule, place, counts, n, usable := a.floats(0), a.floats(1), a.floats(2), a.floats(3), a.bytes(4)
			earlierCounts, earlierN, earlierUsable, marks, numbers := a.floats(5), a.floats(6), a.bytes(7), a.bytes(8), a.floats(9)
			key := func() [32]byte {
				return keyOf("slow", memoryOf(rule), memoryOf(place), memoryOf(counts), memoryOf(n), usable, memoryOf(earlierCounts), memoryOf(earlierN), earlierUsable)
			}
			return r.later(key, marks, numbers, func() []float64 {
				return kernel.Slow(rule, place, counts, n, usable, earlierCounts, earlierN, earlierUsable, marks, numbers)
			})
		},
	} {
		if err := object.Set(name, func(call sobek.FunctionCall) sobek.Value { return result(vm, run(call.Arguments)) }); err != nil {
			return nil, fmt.Errorf("the kernel's %s can't be set: %w", name, err)
		}
	}
	return object, nil
}

// result of the kernel as the core reads it.
func result(vm *sobek.Runtime, value any) sobek.Value {
	switch own := value.(type) {
	case []float64:
		return flat(vm, own)
	case []int32:
		return typed(vm, "Int32Array", memoryOf(own))
	default:
		return vm.ToValue(value)
	}
}

// outcome of what was run by itself.
type outcome struct {
	drifts   []float64
	panicked any
}

// later judges a group's windows beside the engine, unless that is remembered, and returns what waits for it there. What it finds it writes
// into `marks` and `numbers`.
func (r *runtime) later(key func() [32]byte, marks []uint8, numbers []float64, run func() []float64) sobek.Value {
	ctx, anew := r.ctx, r.anew
	done := make(chan outcome, 1)
	go func() {
		var found outcome
		defer func() {
			// a panic here would end the whole plugin
			found.panicked = recover()
			done <- found
		}()
		select {
		case turns <- struct{}{}:
			defer func() { <-turns }()
		case <-ctx.Done():
			return
		}
		if anew {
			found.drifts = run()
			return
		}
		ran := false
		known := r.memory.get(key(), func() *lived {
			ran = true
			return &lived{marks: marks, numbers: numbers, drifts: run()}
		})
		if !ran {
			copy(marks, known.marks)
			copy(numbers, known.numbers)
		}
		found.drifts = known.drifts
	}()
	return r.vm.ToValue(func(sobek.FunctionCall) sobek.Value {
		select {
		case found := <-done:
			if found.panicked != nil {
				panic(found.panicked)
			}
			return flat(r.vm, slices.Clone(found.drifts))
		case <-ctx.Done():
			// the engine stops before its next step
			r.vm.Interrupt(context.Cause(ctx))
			return sobek.Undefined()
		}
	})
}

// arguments are typed arrays and numbers.
type arguments []sobek.Value

// floats has a Float64Array's memory.
func (a arguments) floats(i int) []float64 { return a[i].Export().([]float64) }

// places has an Int32Array's memory.
func (a arguments) places(i int) []int32 { return a[i].Export().([]int32) }

// bytes has a Uint8Array's memory.
func (a arguments) bytes(i int) []uint8 { return a[i].Export().([]uint8) }

// list has the typed arrays of a list.
func (a arguments) list(i int) []any { return a[i].Export().([]any) }

func (a arguments) whole(i int) int { return int(a[i].ToInteger()) }

func (a arguments) number(i int) float64 { return a[i].ToFloat() }
