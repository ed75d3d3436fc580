package server

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/server/api"
)

// multipartRoom is what may surround an uploaded file in its request.
const multipartRoom = 64 << 10

// CheckFile checks an uploaded workbook. It stands in a folder of its own while
// that takes, and is gone with the answer.
func (h handlers) CheckFile(ctx context.Context, r api.CheckFileRequestObject) (api.CheckFileResponseObject, error) {
	select {
	case h.uploads <- struct{}{}:
		defer func() { <-h.uploads }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	dir, err := os.MkdirTemp("", "rubric-check-") // readable by us only
	if err != nil {
		return nil, err
	}
	defer func() {
		if err := os.RemoveAll(dir); err != nil {
			h.Log.ErrorContext(ctx, "an uploaded workbook was not removed", "err", err)
		}
	}()
	file, err := receive(r.Body, dir, h.MaxUpload)
	if err != nil {
		return nil, err
	}
	src, err := h.Shelf.Files.Open(ctx, file)
	if err != nil {
		return nil, failWith(http.StatusUnprocessableEntity, err)
	}
	if wantsWorkbook(ctx, h.Renderer.ContentType()) {
		return h.checkedWorkbook(ctx, src, file)
	}
	res, err := reconcile.Check(ctx, src, h.job(""))
	if err != nil {
		return nil, unfitWorkbook(err)
	}
	var b bytes.Buffer
	if err := h.writeCheck(&b, res, ""); err != nil {
		return nil, err
	}
	return content{mediaType: "application/json", data: b.Bytes()}, nil
}

func (h handlers) checkedWorkbook(ctx context.Context, src rubric.Source, file string) (api.CheckFileResponseObject, error) {
	if _, err := reconcile.Sync(ctx, src, h.job("")); err != nil {
		return nil, unfitWorkbook(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return content{mediaType: h.Renderer.ContentType(), data: data, name: "checked" + strings.ToLower(filepath.Ext(file))}, nil
}

// unfitWorkbook tells a workbook that is too large from one that is none.
func unfitWorkbook(err error) error {
	if errors.Is(err, rubric.ErrTooLarge) {
		return failWith(http.StatusRequestEntityTooLarge, err)
	}
	return failWith(http.StatusUnprocessableEntity, err)
}

// receive writes the part named file into the folder and returns its path.
func receive(parts *multipart.Reader, dir string, most int64) (string, error) {
	for seen := 0; ; seen++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) && seen == 0 {
			return "", ofStatus(http.StatusBadRequest, err) // its boundary is nowhere
		}
		if errors.Is(err, io.EOF) {
			return "", fail(http.StatusUnprocessableEntity,
				rubric.Text{RU: "в запросе нет файла", EN: "the request holds no file"},
				rubric.Text{RU: "пришлите книгу в части с именем file", EN: "send the workbook as the part named file"})
		}
		if err != nil {
			return "", unreadable(err)
		}
		if part.FormName() != "file" {
			continue
		}
		name := filepath.Join(dir, uploadName(part.FileName()))
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return "", err
		}
		n, err := io.Copy(f, io.LimitReader(part, most+1))
		if err == nil && n > most {
			err = &http.MaxBytesError{Limit: most}
		}
		if err != nil {
			f.Close()
			return "", unreadable(err)
		}
		return name, f.Close()
	}
}

// uploadName keeps of a client's file name what a book's title is made of, and
// nothing that a file system would obey.
func uploadName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	ext := strings.ToLower(path.Ext(name))
	stem := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" ._-()", r) {
			return r
		}
		return -1
	}, strings.TrimSuffix(name, path.Ext(name)))
	stem = strings.Trim(stem, " .")
	if runes := []rune(stem); len(runes) > 60 {
		stem = string(runes[:60])
	}
	if stem == "" {
		stem = "workbook"
	}
	if ext != ".xlsm" {
		ext = ".xlsx"
	}
	return stem + ext
}
