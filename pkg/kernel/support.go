// Package kernel is the numeric road of src/core, translated to Go (scripts/lib/toGo.mjs): the same formulas that run in the browser,
// compiled, since the embedded JavaScript engine takes fifty times as long for them. It is written nowhere but in TypeScript.
package kernel

import "slices"

// list is an array that grows.
type list[T any] struct{ items []T }

func listOf[T any](items ...T) *list[T] { return &list[T]{items: slices.Clone(items)} }

// ListOf is a list of what an engine hands over.
func ListOf[T any](items []any) *list[T] {
	own := make([]T, len(items))
	for i, item := range items {
		own[i] = item.(T)
	}
	return &list[T]{items: own}
}

// at is the i-th item; the zero value where there is none.
func (l *list[T]) at(i int) T {
	if i < 0 || i >= len(l.items) {
		var none T
		return none
	}
	return l.items[i]
}

func (l *list[T]) push(items ...T) { l.items = append(l.items, items...) }

func (l *list[T]) pop() T {
	last := l.at(len(l.items) - 1)
	l.items = l.items[:len(l.items)-1]
	return last
}

func (l *list[T]) shift() T {
	first := l.at(0)
	l.items = l.items[1:]
	return first
}

func (l *list[T]) slice() *list[T] { return listOf(l.items...) }

func (l *list[T]) with(item T) *list[T] {
	l.items = append(l.items, item)
	return l
}

func (l *list[T]) concat(other *list[T]) *list[T] {
	return &list[T]{items: append(slices.Clone(l.items), other.items...)}
}

// sort keeps the order of what compares as equal.
func (l *list[T]) sort(compare func(a, b T) int) *list[T] {
	slices.SortStableFunc(l.items, compare)
	return l
}

type number interface {
	~int | ~int32 | ~uint8 | ~float64
}

func filter[T any](items []T, keep func(T, int) bool) *list[T] {
	out := &list[T]{}
	for i, item := range items {
		if keep(item, i) {
			out.items = append(out.items, item)
		}
	}
	return out
}

func forEach[T any](items []T, each func(T, int)) {
	for i, item := range items {
		each(item, i)
	}
}

func some[T any](items []T, holds func(T, int) bool) bool {
	for i, item := range items {
		if holds(item, i) {
			return true
		}
	}
	return false
}

func mapped[T, R any](items []T, to func(T, int) R) *list[R] {
	out := &list[R]{items: make([]R, len(items))}
	for i, item := range items {
		out.items[i] = to(item, i)
	}
	return out
}

// mappedTo makes a typed array of a typed array.
func mappedTo[S, T number, E, R int | float64](items []T, to func(E, int) R) []S {
	out := make([]S, len(items))
	for i, item := range items {
		out[i] = S(to(E(item), i))
	}
	return out
}

// indexOf is the first place of a value from `begin` on; -1 where there is none.
func indexOf[T number](items []T, value T, begin int) int {
	for i := begin; i < len(items); i++ {
		if items[i] == value {
			return i
		}
	}
	return -1
}

func fill[T number](items []T, value T) []T {
	for i := range items {
		items[i] = value
	}
	return items
}

// part is a typed array's subarray: bounds beyond its end are its end.
func part[T number](items []T, begin, end int) []T {
	begin = max(0, min(begin, len(items)))
	return items[begin:max(begin, min(end, len(items)))]
}

func copied[T number](items []T) []T { return slices.Clone(items) }

func sorted[T number](items []T) []T {
	slices.Sort(items)
	return items
}

func float64sOf[T number](items []T) []float64 {
	out := make([]float64, len(items))
	for i, item := range items {
		out[i] = float64(item)
	}
	return out
}

func int32sOf(items []int) []int32 {
	out := make([]int32, len(items))
	for i, item := range items {
		out[i] = int32(item)
	}
	return out
}

func largest[T number](items []T) T { return slices.Max(items) }

func choose[T any](condition bool, yes, no T) T {
	if condition {
		return yes
	}
	return no
}

func postIncrement[T number](value *T) T {
	before := *value
	*value = before + 1
	return before
}

func truncated(value float64) int { return int(value) }
