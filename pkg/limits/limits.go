// Package limits names every limit of the backend. Past one comes an error with the limit, the value and the remedy,
// never a cut answer.
package limits

import "time"

const (
	// QueryTime is how long one query may take, its upstream requests included.
	QueryTime = 90 * time.Second
	// UpstreamTime is how long one request to Grafana may take.
	UpstreamTime = 60 * time.Second
	// DialTime is how long connecting to Grafana may take.
	DialTime = 5 * time.Second
	// HealthTime is how long the health check may take.
	HealthTime = 15 * time.Second
	// EngineTime is how long the core may compute one plan or one answer.
	EngineTime = 30 * time.Second

	// UpstreamBytes is the largest answer of one upstream request that is read.
	UpstreamBytes = 64 << 20
	// ErrorBytes is how much of an upstream's error message is passed on.
	ErrorBytes = 2 << 10

	// GCPercent is by how much memory may grow, in percent of what is alive, before garbage is collected.
	GCPercent = 400
	// HeapBytes is how much memory there is before garbage is collected sooner than that.
	HeapBytes = 512 << 20

	// Deploys is how many annotations are looked through for the deploy near a drift, the latest ones.
	Deploys = 1000

	// RememberedBytes is how much of what the drift rule said is kept for who asks the same again.
	RememberedBytes = 8 << 20
	// StopBytes is how much of where the drift rule was is kept for who asks for one window more: some 16 kB for a group of ten categories.
	StopBytes = 32 << 20

	// CallStack is how deep the core's functions may call each other.
	CallStack = 500
	// JSONDepth is how deep values may be nested in what the core is handed.
	JSONDepth = 200

	// ParallelQueries is how many queries of one request run at once.
	ParallelQueries = 4
	// ParallelRequests is how many upstream requests of one query run at once.
	ParallelRequests = 4
)
