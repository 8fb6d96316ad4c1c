package engine

import (
	"context"
	"errors"
	"fmt"

	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
)

// runtime is one JavaScript engine with the core loaded. It is used by one goroutine at a time.
type runtime struct {
	vm     *sobek.Runtime
	global *sobek.Object
	// kernel is the numeric road compiled, as the core is handed it; undefined where it shall do without.
	kernel sobek.Value
	memory *memory
	stops  *stops
	// anew: the call that is on does without the memory.
	anew bool
	// ctx of the call that is on.
	ctx context.Context
	// spent: it was interrupted or panicked, and may be in any state. It is dropped.
	spent bool
}

func newRuntime(program *sobek.Program, compiled bool, remembers *memory, stopped *stops) (*runtime, error) {
	vm := sobek.New()
	vm.SetMaxCallStackSize(limits.CallStack)
	if err := useFastParse(vm); err != nil {
		return nil, err
	}
	if _, err := vm.RunProgram(program); err != nil {
		return nil, fmt.Errorf("the core does not load: %w", err)
	}
	global := vm.Get("multinomial")
	if global == nil || sobek.IsUndefined(global) {
		return nil, errors.New("the core has no global `multinomial`")
	}
	r := &runtime{vm: vm, global: global.ToObject(vm), kernel: sobek.Undefined(), memory: remembers, stops: stopped}
	if compiled {
		kernel, err := r.newKernel()
		if err != nil {
			return nil, err
		}
		r.kernel = kernel
	}
	return r, nil
}

// call runs one of the core's functions and hands its answer over. The end of ctx interrupts it.
func (r *runtime) call(
	ctx context.Context, name string, ask func(*runtime) ([]sobek.Value, error), take func(*runtime, sobek.Value),
) (err error) {
	fn, ok := sobek.AssertFunction(r.global.Get(name))
	if !ok {
		return fault.Defect(nil, "The core has no function %s.", name)
	}
	r.ctx = ctx
	stop := context.AfterFunc(ctx, func() { r.vm.Interrupt(context.Cause(ctx)) })
	defer func() {
		if panicked := recover(); panicked != nil {
			r.spent = true
			err = fault.Defect(fmt.Errorf("panic: %v", panicked), "The core stopped with a panic: %v.", panicked)
		}
		if !stop() {
			r.spent = true
		}
	}()
	input, err := ask(r)
	if err != nil {
		return err
	}
	value, err := fn(sobek.Undefined(), input...)
	if err != nil {
		return r.explain(ctx, err)
	}
	take(r, value)
	return nil
}

// explain says why a call had no answer.
func (r *runtime) explain(ctx context.Context, err error) error {
	var interrupted *sobek.InterruptedError
	var overflow *sobek.StackOverflowError
	switch {
	case errors.As(err, &interrupted):
		return context.Cause(ctx)
	case errors.As(err, &overflow):
		r.spent = true
		return fault.Defect(err, "The core calls itself deeper than %d (limit `callStack`).", limits.CallStack)
	default:
		return fault.Defect(err, "The core failed: %v.", err)
	}
}
