package engine

import (
	"fmt"
	"strings"
	"testing"

	"github.com/grafana/sobek"
	"github.com/stretchr/testify/require"
)

// both gives a function that parses and writes again, with the engine's own JSON.parse and with ours.
func both(t testing.TB) (theirs, ours func(string) (string, error)) {
	t.Helper()
	functions := make([]func(string) (string, error), 2)
	for i, fast := range []bool{false, true} {
		vm := sobek.New()
		if fast {
			require.NoError(t, useFastParse(vm))
		}
		value, err := vm.RunString(`(function (s) { return JSON.stringify(JSON.parse(s)) + Object.is(JSON.parse('[-0]')[0], -0); })`)
		require.NoError(t, err)
		fn, _ := sobek.AssertFunction(value)
		functions[i] = func(text string) (string, error) {
			out, err := fn(sobek.Undefined(), vm.ToValue(text))
			if err != nil {
				return "", err
			}
			return out.String(), nil
		}
	}
	return functions[0], functions[1]
}

func TestFastParseReadsWhatTheEnginesOwnReads(t *testing.T) {
	theirs, ours := both(t)
	for _, text := range []string{
		`0`, `-0`, `12`, `-1.5e-300`, `1e308`, `0.1`, `123456789012345678901234567890`, `4.35`, `2.2250738585072011e-308`, `5e-324`,
		`9007199254740993`, `0.30000000000000004`, `1700000000000`, `100000.00000000001`, `1.7976931348623157e308`, ` [ 1 , 2 ] `,
		`null`, `true`, `false`, `""`, `"a\"b\\c\/d\n\u00e9\ud83d\ude00"`, `"日本"`, `[]`, `{}`, `[[],{},[null]]`,
		`{"b":1,"a":2,"10":3,"9":4}`, `{"a":1,"a":2}`, `{"__proto__":{"x":1},"constructor":2,"toString":null}`, `{"":0}`,
		`[1,null,"x",true,{"y":[2.5]}]`,
	} {
		want, err := theirs(text)
		require.NoError(t, err, text)
		got, err := ours(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
}

func TestFastParseRefusesWhatTheEnginesOwnRefuses(t *testing.T) {
	theirs, ours := both(t)
	for _, text := range []string{``, ` `, `[1,2`, `{"a":`, `{"a"`, `{"a":1`, `[1,]`, `nul`, `"abc`, `[1] 2`, `{} {}`, `abc`, `{a:1}`, `-`} {
		_, err := theirs(text)
		require.Error(t, err, text)
		_, err = ours(text)
		require.Error(t, err, text)
	}
}

func TestFastParseRefusesWhatIsNestedTooDeep(t *testing.T) {
	_, ours := both(t)
	_, err := ours(strings.Repeat("[", 100_000))
	require.ErrorContains(t, err, "nested deeper than 200")
}

func BenchmarkParse(b *testing.B) {
	text := response(120, 10)
	for _, fast := range []bool{false, true} {
		vm := sobek.New()
		if fast {
			require.NoError(b, useFastParse(vm))
		}
		parse, _ := sobek.AssertFunction(vm.Get("JSON").ToObject(vm).Get("parse"))
		b.Run(fmt.Sprintf("fast=%v", fast), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := parse(sobek.Undefined(), vm.ToValue(text)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// response of an upstream: frames of a time and a number column.
func response(points, series int) string {
	frames := make([]string, series)
	for s := range series {
		times, values := make([]string, points), make([]string, points)
		for i := range points {
			times[i] = fmt.Sprint(1_700_000_000_000 + i*60_000)
			values[i] = fmt.Sprint(float64((i*7919+s*104729)%100_003) / 7)
		}
		frames[s] = fmt.Sprintf(`{"schema":{"fields":[{"name":"Time","type":"time"},{"name":"Value","type":"number","labels":{"code":"%d"}}]},`+
			`"data":{"values":[[%s],[%s]]}}`, s, strings.Join(times, ","), strings.Join(values, ","))
	}
	return "[" + strings.Join(frames, ",") + "]"
}
