package engine

import (
	"fmt"

	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/kernel"
)

// kernelFor has the core's kernel (src/core/model/kernelContract.ts), compiled. Arrays are handed over as they lie in memory.
func kernelFor(vm *sobek.Runtime) (sobek.Value, error) {
	object := vm.NewObject()
	for name, run := range map[string]func(arguments) []float64{
		"addPoints": func(a arguments) []float64 {
			kernel.AddPoints(a.floats(0), a.floats(1), a.bytes(2), a.whole(3), a.whole(4), a.places(5), a.floats(6), a.bytes(7))
			return nil
		},
		"markMissing": func(a arguments) []float64 {
			kernel.MarkMissing(a.places(0), a.floats(1), a.floats(2), a.bytes(3))
			return nil
		},
		"sumWindows": func(a arguments) []float64 {
			kernel.SumWindows(a.floats(0), a.floats(1), a.bytes(2), a.whole(3), a.whole(4), a[5].ToBoolean(), a.floats(6), a.floats(7), a.bytes(8), a.bytes(9))
			return nil
		},
		"life": func(a arguments) []float64 {
			return kernel.Life(a.floats(0), a.floats(1), a.floats(2), a.floats(3), a.bytes(4), a.floats(5), a.bytes(6), a.floats(7))
		},
		"slow": func(a arguments) []float64 {
			return kernel.Slow(a.floats(0), a.floats(1), a.floats(2), a.floats(3), a.bytes(4), a.floats(5), a.floats(6), a.bytes(7), a.bytes(8), a.floats(9))
		},
	} {
		if err := object.Set(name, func(call sobek.FunctionCall) sobek.Value { return vm.ToValue(run(call.Arguments)) }); err != nil {
			return nil, fmt.Errorf("the kernel's %s can't be set: %w", name, err)
		}
	}
	return object, nil
}

// arguments are typed arrays and numbers.
type arguments []sobek.Value

// floats has a Float64Array's memory.
func (a arguments) floats(i int) []float64 { return a[i].Export().([]float64) }

// places has an Int32Array's memory.
func (a arguments) places(i int) []int32 { return a[i].Export().([]int32) }

// bytes has a Uint8Array's memory.
func (a arguments) bytes(i int) []uint8 { return a[i].Export().([]uint8) }

func (a arguments) whole(i int) int { return int(a[i].ToInteger()) }
