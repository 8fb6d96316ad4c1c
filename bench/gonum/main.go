// Command gonum is Gonum's time for bench/core.mjs: go run . <sizes.json> <times.json>. Each window beside the 60 before it: two-sample X², by
// how much those vary (φ), the F tail, Cohen's w, 3 of 5; as core_numpy.py.
package main

import (
	"encoding/json"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"syscall"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

const (
	trailing = 60
	gap      = 1
	runs     = 15
)

type answer struct {
	p, w  []float64
	drift []bool
}

func rolling(x *mat.Dense) answer {
	rows, categories := x.Dims()
	sums := mat.NewDense(rows+1, categories, nil)
	squares := mat.NewDense(rows+1, categories, nil)
	totals := make([]float64, rows+1)
	sizes := make([]float64, rows)
	own := make([]float64, categories)
	for t := range rows {
		row := x.RawRowView(t)
		n := floats.Sum(row)
		sizes[t] = n
		totals[t+1] = totals[t] + n
		floats.AddTo(sums.RawRowView(t+1), sums.RawRowView(t), row)
		floats.MulTo(own, row, row)
		floats.Scale(1/n, own)
		floats.AddTo(squares.RawRowView(t+1), squares.RawRowView(t), own)
	}
	windows := rows - trailing - gap
	found := answer{p: make([]float64, windows), w: make([]float64, windows), drift: make([]bool, windows)}
	beyond := make([]int, windows)
	y := make([]float64, categories)
	d := make([]float64, categories)
	for i := range windows {
		t := i + trailing + gap
		end, begin := t-gap, t-gap-trailing
		floats.SubTo(y, sums.RawRowView(end), sums.RawRowView(begin))
		floats.SubTo(d, squares.RawRowView(end), squares.RawRowView(begin))
		m := totals[end] - totals[begin]
		n := sizes[t]
		chi2, within, effect, kinds := 0.0, 0.0, 0.0, 0
		for k, count := range x.RawRowView(t) {
			if y[k] > 0 {
				kinds++
				share := y[k] / m
				apart := count/n - share
				chi2 += apart * apart / ((count + y[k]) / (n + m))
				within += d[k] / share
				effect += apart * apart / share
			}
		}
		df := float64(kinds - 1)
		ownDf := df * (trailing - 1)
		phi := max(1, (within-m)/ownDf)
		found.p[i] = distuv.F{D1: df, D2: ownDf}.Survival(chi2 * n * m / (n + m) / df / phi)
		found.w[i] = math.Sqrt(effect)
		if found.p[i] < 0.005 && found.w[i] > 0.05 {
			beyond[i] = 1
		}
		several := 0
		for j := max(0, i-4); j <= i; j++ {
			several += beyond[j]
		}
		found.drift[i] = several >= 3
	}
	return found
}

// processorTime is milliseconds that this process has taken.
func processorTime() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return float64(usage.Utime.Nano()) / 1e6
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var sizes [][2]int
	if err := json.Unmarshal(text, &sizes); err != nil {
		log.Fatal(err)
	}
	times := []float64{}
	for _, size := range sizes {
		random := rand.New(rand.NewPCG(1, 2))
		x := mat.NewDense(size[0]+trailing+gap, size[1], nil)
		x.Apply(func(_, k int, _ float64) float64 {
			mean := 2000 * float64(k+1) / float64(size[1]+1)
			return math.Round(math.Max(0, mean+math.Sqrt(mean)*random.NormFloat64()))
		}, x)
		taken := make([]float64, runs)
		calls := max(1, 200_000/(size[0]*size[1]))
		for i := range taken {
			start := processorTime()
			for range calls {
				rolling(x)
			}
			taken[i] = (processorTime() - start) / float64(calls)
		}
		slices.Sort(taken)
		times = append(times, taken[runs/2])
	}
	out, err := json.Marshal(map[string]any{"times": times})
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], out, 0o600); err != nil {
		log.Fatal(err)
	}
}
