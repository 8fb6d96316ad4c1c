package engine

import (
	"container/list"
	"crypto/sha256"
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/multinomial/distribution/pkg/kernel"
)

// headWindows tell the windows of a group from those of others.
const headWindows = 30

// stop is where the drift rule was when it came to the first window that was asked for.
type stop struct {
	key [sha256.Size]byte
	// until is how many windows have to be the same for whoever goes on from here, and past is what they were.
	until int
	past  [sha256.Size]byte
	known []float64
}

func (s *stop) bytes() int { return entryBytes + 8*len(s.known) }

// stops has where the drift rule was in groups that it judged: an alert rule asks a minute later for one window more, and the rule goes on
// instead of beginning hours before. It never guesses: all numbers up to there have to be the same. Safe for concurrent use; the oldest are
// forgotten first.
type stops struct {
	most int

	mutex  sync.Mutex
	size   int
	oldest *list.List
	known  map[[sha256.Size]byte]*list.Element

	// resumed counts who went on.
	resumed atomic.Int64
}

// newStops keeps up to so many bytes.
func newStops(most int) *stops {
	return &stops{most: most, oldest: list.New(), known: map[[sha256.Size]byte]*list.Element{}}
}

// judged is what the kernel is told of a group's windows.
type judged struct {
	rule, place, counts, n []float64
	usable                 []uint8
	own                    []float64
}

// life has what `kernel.Life` has.
func (s *stops) life(j judged, marks []uint8, numbers []float64) []float64 {
	key := j.key()
	before := s.get(key)
	var known []float64
	if before != nil && before.until <= len(j.n) && before.past == j.past("past", before.until) {
		known = before.known
		s.resumed.Add(1)
	}
	out := kernel.LifeFrom(j.rule, j.place, j.counts, j.n, j.usable, j.own, marks, numbers, known)
	until, length := int(out[0]), int(out[1])
	if until > 0 {
		s.put(&stop{key: key, until: until, past: j.past("past", until), known: slices.Clone(out[2+length:])})
	}
	return out[2 : 2+length]
}

// key tells questions apart that can't go on from each other: by the rule, by where the windows begin and what the first of them are, and roughly
// by how many are asked for.
func (j judged) key() [sha256.Size]byte {
	shown := bits.Len(uint(max(0, len(j.n)-int(j.place[1]))))
	place := []float64{j.place[0], float64(shown), j.place[2], j.place[3]}
	head := j.past("head", min(headWindows, len(j.n)))
	return keyOf("stops", memoryOf(j.rule), memoryOf(place), head[:])
}

// past is all that is known of the first so many windows.
func (j judged) past(name string, until int) [sha256.Size]byte {
	categories := int(j.place[0])
	var own, totals []float64
	if len(j.own) > 0 {
		cells := len(j.own) - len(j.n)
		// intended shares are there once
		own, totals = j.own[:min(cells, until*categories)], j.own[cells:cells+until]
	}
	return keyOf(name, memoryOf(j.counts[:until*categories]), memoryOf(j.n[:until]), j.usable[:until], memoryOf(own), memoryOf(totals))
}

func (s *stops) get(key [sha256.Size]byte) *stop {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	element, ok := s.known[key]
	if !ok {
		return nil
	}
	s.oldest.MoveToBack(element)
	return element.Value.(*stop)
}

func (s *stops) put(own *stop) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if element, ok := s.known[own.key]; ok {
		s.forget(element)
	}
	if own.bytes() > s.most {
		return
	}
	s.known[own.key] = s.oldest.PushBack(own)
	s.size += own.bytes()
	for s.size > s.most {
		s.forget(s.oldest.Front())
	}
}

func (s *stops) forget(element *list.Element) {
	own := s.oldest.Remove(element).(*stop)
	s.size -= own.bytes()
	delete(s.known, own.key)
}
