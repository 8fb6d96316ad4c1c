package engine

import "context"

// pool hands out runtimes, at most `size` at once. They are made when first needed; idle ones are kept.
type pool struct {
	create func() (*runtime, error)
	// permits: one token for each runtime in use
	permits chan struct{}
	idle    chan *runtime
}

func newPool(size int, create func() (*runtime, error)) *pool {
	return &pool{create: create, permits: make(chan struct{}, size), idle: make(chan *runtime, size)}
}

// with runs body with a runtime of its own. It waits for one until ctx ends.
func (p *pool) with(ctx context.Context, body func(*runtime) error) error {
	select {
	case p.permits <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { <-p.permits }()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	r, err := p.take()
	if err != nil {
		return err
	}
	defer p.give(r)
	return body(r)
}

func (p *pool) take() (*runtime, error) {
	select {
	case r := <-p.idle:
		return r, nil
	default:
		return p.create()
	}
}

// give keeps a runtime for the next one. There is a place: no more than `size` are ever in use or idle.
func (p *pool) give(r *runtime) {
	if !r.spent {
		p.idle <- r
	}
}
