//go:build mage

package main

import (
	"archive/zip"
	"io/fs"
	"os"
	"path"
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

// Zip packs dist into a file, under a folder of the plugin's name; executables stay executable.
func Zip(folder, file string) (err error) {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() {
		if closed := out.Close(); err == nil {
			err = closed
		}
	}()
	archive := zip.NewWriter(out)
	dist := os.DirFS("dist")
	err = fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return pack(archive, dist, name, path.Join(folder, name))
	})
	if err != nil {
		return err
	}
	return archive.Close()
}

func pack(archive *zip.Writer, from fs.FS, name, as string) error {
	info, err := fs.Stat(from, name)
	if err != nil {
		return err
	}
	header, err := zip.FileInfoHeader(info)
	if err != nil {
		return err
	}
	header.Name, header.Method = as, zip.Deflate
	into, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	content, err := fs.ReadFile(from, name)
	if err != nil {
		return err
	}
	_, err = into.Write(content)
	return err
}
