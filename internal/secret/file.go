package secret

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rubric"
)

// maxFile bounds a key file; a keyset of a hundred keys is smaller.
const maxFile = 64 << 10

// Load returns the box of an existing key file. The error is a
// [rubric.Problem]; it wraps [fs.ErrNotExist] where there is no such file.
func Load(path string) (*Box, error) {
	keys, err := read(path)
	if err != nil {
		return nil, err
	}
	box, err := newBox(keys)
	if err != nil {
		return nil, &rubric.Problem{
			What: rubric.Text{RU: path + ": это не файл ключа", EN: path + ": not a key file"},
			Hint: rubric.Text{
				RU: "верните файл из резервной копии: без него сохранённые секреты не прочитать; для новой установки назовите другой файл в RUBRIC_KEY_FILE",
				EN: "restore the file from a backup, for stored secrets cannot be read without it; for a new installation name another file in RUBRIC_KEY_FILE",
			},
			Err: err,
		}
	}
	return box, nil
}

// LoadOrCreate returns the box of a key file and makes the file, readable by its
// owner only, where there is none. Of several that start at once one makes it
// and all use that one. The error is a [rubric.Problem].
func LoadOrCreate(path string) (*Box, error) {
	box, err := Load(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return box, err
	}
	if err := create(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, &rubric.Problem{
			What: rubric.Text{RU: path + ": файл ключа не создать", EN: path + ": cannot make the key file"},
			Hint: rubric.Text{
				RU: "папка должна существовать и быть доступной для записи; другой файл можно назвать в RUBRIC_KEY_FILE",
				EN: "the folder must exist and be writable; another file may be named in RUBRIC_KEY_FILE",
			},
			Err: err,
		}
	}
	return Load(path)
}

func read(path string) ([]byte, error) {
	info, err := os.Stat(path) // first: to open a pipe is to wait for its other end
	if err != nil {
		return nil, unreadable(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, unreadable(path, errors.New("not a regular file"))
	}
	if exposed(info) {
		return nil, &rubric.Problem{
			What: rubric.Text{
				RU: fmt.Sprintf("%s: файл ключа доступен не только владельцу (права %04o)", path, info.Mode().Perm()),
				EN: fmt.Sprintf("%s: others than its owner may read the key file (mode %04o)", path, info.Mode().Perm()),
			},
			Hint: rubric.Text{
				RU: "закройте его: chmod 600 " + path,
				EN: "close it: chmod 600 " + path,
			},
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	keys, err := io.ReadAll(io.LimitReader(f, maxFile))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return keys, nil
}

func unreadable(path string, err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: path + ": файл ключа не прочитать", EN: path + ": cannot read the key file"},
		Hint: rubric.Text{
			RU: "нужен обычный файл, доступный тому, от чьего имени работает программа; он называется в RUBRIC_KEY_FILE",
			EN: "it must be a regular file that the user running the program may read; RUBRIC_KEY_FILE names it",
		},
		Err: err,
	}
}

// create writes a new key file. It appears whole or not at all and never takes
// the place of another: a link fails where a rename would replace.
func create(path string) error {
	keys, err := newKeyset()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".rubric-key-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := f.Write(keys); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return os.Link(f.Name(), path)
}
