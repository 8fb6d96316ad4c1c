package engine

import (
	_ "embed"

	"github.com/grafana/sobek"
)

// Core is src/core in one script, built by `npm run build:core`.
//
//go:embed core.js
var Core string

// compile parses a script once for all runtimes.
func compile(script string) (*sobek.Program, error) {
	return sobek.Compile("core.js", script, true)
}
