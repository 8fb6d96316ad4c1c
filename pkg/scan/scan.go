// Package scan finds values in JSON that is known to be valid, or is read again where it isn't: encoding/json looks at each byte several
// times, which for an upstream's columns takes longer than all that is done to them.
package scan

import (
	"bytes"
	"encoding/json"
)

// kinds of bytes that matter to where a value ends.
const (
	plain byte = iota
	quote
	opens
	closes
	// between values.
	between
)

var kinds = func() (table [256]byte) {
	table['"'] = quote
	table['{'], table['['] = opens, opens
	table['}'], table[']'] = closes, closes
	table[','], table[':'], table[' '], table['\n'], table['\r'], table['\t'] = between, between, between, between, between, between
	return table
}()

// Space is where the space that begins at `at` ends.
func Space(text []byte, at int) int {
	for text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t' {
		at++
	}
	return at
}

// Next is where what follows a value that ends at `at` begins: the next one, or what closes their array or object.
func Next(text []byte, at int) int {
	at = Space(text, at)
	if text[at] == ',' {
		at = Space(text, at+1)
	}
	return at
}

// Value is where the value that begins at `at` ends. It panics where the text ends before.
func Value(text []byte, at int) int {
	switch kinds[text[at]] {
	case quote:
		return quoted(text, at)
	case opens:
		return nested(text, at)
	default:
		for at < len(text) && kinds[text[at]] != between && kinds[text[at]] != closes {
			at++
		}
		return at
	}
}

func quoted(text []byte, at int) int {
	for at++; text[at] != '"'; at++ {
		if text[at] == '\\' {
			at++
		}
	}
	return at + 1
}

func nested(text []byte, at int) int {
	depth := 0
	for {
		switch kinds[text[at]] {
		case quote:
			at = quoted(text, at)
			continue
		case opens:
			if end := flat(text, at); end > 0 && depth > 0 {
				at = end
				continue
			}
			depth++
		case closes:
			depth--
			if depth == 0 {
				return at + 1
			}
		}
		at++
	}
}

// flat is where an array ends that has neither text nor arrays nor objects, as columns of numbers; 0 for any other. Looking for one byte is
// much faster than looking at each.
func flat(text []byte, at int) int {
	if text[at] != '[' {
		return 0
	}
	length := bytes.IndexByte(text[at+1:], ']')
	if length < 0 {
		return 0
	}
	part := text[at+1 : at+1+length]
	for _, nested := range []byte(`[{"`) {
		if bytes.IndexByte(part, nested) >= 0 {
			return 0
		}
	}
	return at + length + 2
}

// Key is where the value of a key begins in the object at `at`; -1 where there is none, or no object.
func Key(text []byte, at int, key string) int {
	if at < 0 || text[at] != '{' {
		return -1
	}
	for at = Space(text, at+1); text[at] == '"'; {
		end := quoted(text, at)
		own := text[at+1 : end-1]
		// over the colon
		value := Space(text, Space(text, end)+1)
		if string(own) == key {
			return value
		}
		at = Next(text, Value(text, value))
	}
	return -1
}

// Each goes through the keys of the object at `at`; visit says where each value ends. It returns where the object does, and `at` where
// there is none.
func Each(text []byte, at int, visit func(key string, at int) int) int {
	if text[at] != '{' {
		return at
	}
	for at = Space(text, at+1); text[at] == '"'; {
		end := quoted(text, at)
		key := string(text[at+1 : end-1])
		at = Next(text, visit(key, Space(text, Space(text, end)+1)))
	}
	return at + 1
}

// Items are the values of the array at `at`, and where it ends; nil where there is none.
func Items(text []byte, at int) ([]json.RawMessage, int) {
	if text[at] != '[' {
		return nil, at
	}
	items := []json.RawMessage{}
	for at = Space(text, at+1); text[at] != ']'; {
		end := Value(text, at)
		items = append(items, text[at:end:end])
		at = Next(text, end)
	}
	return items, at + 1
}
