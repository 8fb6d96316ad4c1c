//go:build mage
// +build mage

package main

import (
	"sync"

	// mage:import
	build "github.com/grafana/grafana-plugin-sdk-go/build"
	"github.com/magefile/mage/sh"
)

// Default configures the default target.
var Default = build.BuildAll

// The backend embeds the core, so that comes first, once for all platforms.
func init() {
	core := sync.OnceValue(func() error { return sh.RunV("node", "scripts/build-core.mjs") })
	err := build.SetBeforeBuildCallback(func(cfg build.Config) (build.Config, error) { return cfg, core() })
	if err != nil {
		panic(err)
	}
}
