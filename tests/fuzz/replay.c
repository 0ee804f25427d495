/*
 * Runs a fuzz target on the files that are named, and on cut and flipped forms of them, for where
 * there is no fuzzer.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void replay(uint8_t *bytes, size_t length)
{
    LLVMFuzzerTestOneInput(bytes, length);
    for (size_t i = 1; i <= 16; i++)
        LLVMFuzzerTestOneInput(bytes, length * i / 17);
    for (size_t i = 0; i < length; i += 1 + length / 64) {
        bytes[i] ^= (uint8_t)(1u << (i % 8));
        LLVMFuzzerTestOneInput(bytes, length);
        bytes[i] ^= (uint8_t)(1u << (i % 8));
    }
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        uint8_t *bytes = malloc(1 << 20);
        size_t length = file && bytes ? fread(bytes, 1, 1 << 20, file) : 0;

        if (!file || !bytes)
            return 1;
        replay(bytes, length);
        fclose(file);
        free(bytes);
    }
    return 0;
}
