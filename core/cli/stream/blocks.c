/*
 * Input in blocks of whole lines, as it comes: whoever waits for an answer to what he wrote gets
 * it without writing more.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/cli/files/records.h"
#include "core/cli/messages/messages.h"
#include "core/cli/stream/stream.h"
#include "core/cli/talk/errors.h"

static int open_next(struct stream_input *input)
{
    const char *path = input->paths[input->next_path++];

    input->path = path;
    input->line = 1;
    input->fresh = true;
    input->file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (input->file >= 0)
        return PEIL_OK;
    cli_error_io(input->stream->cli->diags, "io/read", path, errno);
    return PEIL_EIO;
}

void stream_input_close(struct stream_input *input)
{
    if (input->file > STDERR_FILENO)
        close(input->file);
    input->file = -1;
}

static void begin(struct stream_input *input, struct stream_block *block)
{
    block->state = STREAM_FILLING;
    block->file = (uint32_t)(input->next_path - 1);
    block->line = block->at_line = input->line;
    block->lines = 0;
    block->at = 0;
    block->length = input->carried.length;
    if (block->length > 0)
        memcpy(block->bytes, input->carried.data, block->length);
    peil_buf_clear(&input->carried);
    peil_buf_clear(&block->out);
}

/* Keeps whole lines, of which the last may lack its end, and carries the rest over. */
static int finish(struct stream_input *input, struct stream_block *block, size_t whole)
{
    size_t most = input->block_bytes / STREAM_SHORTEST;
    size_t at = 0;

    block->no_blanks = true;
    while (at < whole && block->lines < most) {
        const char *end = memchr(block->bytes + at, '\n', whole - at);

        block->no_blanks = block->no_blanks && block->bytes[at] > ' ';
        at = end ? (size_t)(end - block->bytes) + 1 : whole;
        block->ends[block->lines++] = (uint32_t)at;
    }
    peil_buf_add(&input->carried, block->bytes + at, block->length - at);
    block->length = block->stop = at;
    block->state = STREAM_READY;
    input->line += block->lines;
    return peil_buf_failed(&input->carried) ? PEIL_ENOMEM : PEIL_OK;
}

/* A line that does not fit: it is refused at once, and the rest of it is passed over. */
static void refuse_long(struct stream_input *input, struct stream_block *block)
{
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_source source = {input->path, NULL, 0, (uint32_t)input->line};

    peil_diag_add(diags, PEIL_ERROR, "io/too-large",
        (struct peil_place){&source, (uint32_t)input->line, 1},
        PEIL_ARGS(PEIL_TEXT("path", input->path), PEIL_INTEGER("most", input->most_bytes)));
    stream_refuse(&block->out, input->stream, input->line, block->file, diags);
    peil_diags_free(diags);
    input->stream->counts.refused++;
    input->skipping = true;
    block->length = block->at = 0;
    block->state = STREAM_DONE;
}

/* So much of a file tells what it is, where its first line is longer. */
#define ENOUGH 512

/* What begins like YAML, or like JSON that goes on behind the line, is no answers on a line. */
static bool begins_otherwise(const char *path, const char *bytes, size_t length)
{
    static const char *const words[] = {"peil-answers", "peil:", "pack:", "---", "%YAML", "#", "["};
    const char *end, *dot = strrchr(path, '.');

    if (cli_records_other_kind(bytes, length))
        return true;
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    while (length > 0 && *bytes && strchr(" \t\r\n", *bytes)) {
        bytes++;
        length--;
    }
    end = memchr(bytes, '\n', length);
    if (length > 0 && *bytes == '{')
        return end && stream_is_blank(bytes + 1, (size_t)(end - bytes) - 1);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (length >= strlen(words[i]) && memcmp(bytes, words[i], strlen(words[i])) == 0)
            return true;
    return length > 0 && dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* A file that has no answers on lines is told about once, in place of a result, and left. */
static int refuse_file(struct stream_input *input, struct stream_block *block)
{
    struct peil_diags *diags = peil_diags_new(0);

    if (!diags)
        return PEIL_ENOMEM;
    cli_error(diags, "cli/not-lines", "path", input->path);
    stream_refuse(&block->out, input->stream, 1, block->file, diags);
    peil_diag_add_copy(input->stream->cli->diags, peil_diags_at(diags, 0));
    peil_diags_free(diags);
    input->stream->counts.refused++;
    stream_input_close(input);
    block->length = block->at = 0;
    block->state = STREAM_DONE;
    return PEIL_OK;
}

/* The end of the line that is passed over, in what was just read. */
static void skip(struct stream_input *input, struct stream_block *block)
{
    const char *end = memchr(block->bytes, '\n', block->length);
    size_t passed = end ? (size_t)(end - block->bytes) + 1 : block->length;

    block->length -= passed;
    memmove(block->bytes, block->bytes + passed, block->length);
    if (!end)
        return;
    input->skipping = false;
    input->line++;
    block->line = block->at_line = input->line;
}

/* The offset behind the last line end; 0 where there is none. */
static size_t whole_lines(const struct stream_block *block)
{
    size_t at = block->length;

    while (at > 0 && block->bytes[at - 1] != '\n')
        at--;
    return at;
}

static int end_file(struct stream_input *input, struct stream_block *block)
{
    stream_input_close(input);
    input->skipping = false;
    if (block->length > 0)
        return finish(input, block, block->length);
    block->state = STREAM_FREE;
    return PEIL_OK;
}

bool stream_input_more(const struct stream_input *input)
{
    return input->file >= 0 || input->carried.length > 0 || input->next_path < input->path_count;
}

int stream_input_read(struct stream_input *input, struct stream_block *block)
{
    size_t room;
    size_t whole;
    ssize_t got;

    if (block->state == STREAM_FREE) {
        if (input->file < 0 && input->carried.length == 0) {
            int status = open_next(input);

            if (status != PEIL_OK)
                return status;
        }
        begin(input, block);
        whole = input->skipping ? 0 : whole_lines(block);
        if (whole > 0)
            return finish(input, block, whole);
        if (input->file < 0)
            return finish(input, block, block->length);
    }
    room = block->length < input->block_bytes ? input->block_bytes - block->length
                                              : input->block_bytes;
    do
        got = read(input->file, block->bytes + block->length, room);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        cli_error_io(input->stream->cli->diags, "io/read", input->path, errno);
        return PEIL_EIO;
    }
    block->length += (size_t)got;
    if (input->skipping)
        skip(input, block);
    whole = whole_lines(block);
    if (input->fresh && (got == 0 || whole > 0 || block->length >= ENOUGH)) {
        input->fresh = false;
        if (begins_otherwise(input->path, block->bytes, block->length))
            return refuse_file(input, block);
    }
    if (got == 0)
        return end_file(input, block);
    if (whole > 0 && (block->length >= input->block_bytes || (size_t)got < room))
        return finish(input, block, whole);
    if (whole == 0 && block->length > input->most_bytes)
        refuse_long(input, block);
    return PEIL_OK;
}
