package engine

import (
	"container/list"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"
	"unsafe"
)

// lived is what the drift rule says of a group's windows.
type lived struct {
	marks   []uint8
	numbers []float64
	drifts  []float64
}

func (l *lived) clone() *lived {
	return &lived{marks: slices.Clone(l.marks), numbers: slices.Clone(l.numbers), drifts: slices.Clone(l.drifts)}
}

// entryBytes is what remembering an answer takes beside its arrays.
const entryBytes = 400

func (l *lived) bytes() int { return entryBytes + len(l.marks) + 8*(len(l.numbers)+len(l.drifts)) }

// memory has what the drift rule said before, by all that it was told: rules of one query, and dashboards that refresh within a window, ask
// the same again. It never guesses: the same numbers in give the same numbers out. Safe for concurrent use; the oldest are forgotten first.
type memory struct {
	most int

	mutex  sync.Mutex
	size   int
	oldest *list.List
	known  map[[sha256.Size]byte]*list.Element
}

type remembered struct {
	key  [sha256.Size]byte
	done chan struct{}
	// answer is nil until done, and where finding it failed.
	answer *lived
}

// newMemory remembers up to so many bytes.
func newMemory(most int) *memory {
	return &memory{most: most, oldest: list.New(), known: map[[sha256.Size]byte]*list.Element{}}
}

// get has the answer to a question, found by `find` where nobody has asked it lately; who asks while it is being found waits for it.
func (m *memory) get(key [sha256.Size]byte, find func() *lived) *lived {
	own, first := m.entry(key)
	if !first {
		<-own.done
		if own.answer != nil {
			return own.answer
		}
		return find()
	}
	defer func() {
		m.settle(own)
		close(own.done)
	}()
	found := find()
	// the asker's arrays are its own to change
	own.answer = found.clone()
	return found
}

// entry of a key, and whether it is new.
func (m *memory) entry(key [sha256.Size]byte) (entry *remembered, first bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if element, ok := m.known[key]; ok {
		m.oldest.MoveToBack(element)
		return element.Value.(*remembered), false
	}
	own := &remembered{key: key, done: make(chan struct{})}
	m.known[key] = m.oldest.PushBack(own)
	return own, true
}

// settle counts what an answer takes, or forgets that there is none, and makes room.
func (m *memory) settle(own *remembered) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if own.answer == nil {
		m.oldest.Remove(m.known[own.key])
		delete(m.known, own.key)
		return
	}
	m.size += own.answer.bytes()
	for element := m.oldest.Front(); element != nil && m.size > m.most; {
		next := element.Next()
		if old := element.Value.(*remembered); old.answer != nil {
			m.size -= old.answer.bytes()
			m.oldest.Remove(element)
			delete(m.known, old.key)
		}
		element = next
	}
}

// keyOf is a name and arrays, by their memory.
func keyOf(name string, arrays ...[]byte) [sha256.Size]byte {
	hash := sha256.New()
	hash.Write([]byte(name))
	for _, array := range arrays {
		hash.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(array))))
		hash.Write(array)
	}
	return [sha256.Size]byte(hash.Sum(nil))
}

// memoryOf has the bytes of an array of numbers.
func memoryOf[T float64 | int32](numbers []T) []byte {
	if len(numbers) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&numbers[0])), int(unsafe.Sizeof(numbers[0]))*len(numbers))
}
