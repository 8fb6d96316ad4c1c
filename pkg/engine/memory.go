package engine

import (
	"os"
	"runtime/debug"

	"github.com/multinomial/distribution/pkg/limits"
)

// CollectLess lets garbage pile up further before it is collected. An interpreter boxes every number that it computes, so that
// nearly all it allocates is gone at once, and what is alive is small. GOGC and GOMEMLIMIT go before it.
func CollectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(limits.GCPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limits.HeapBytes)
	}
}
