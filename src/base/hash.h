/* FNV-1a: a hash that two different contents hardly ever share. For telling whether something
 * has changed, never against someone who wants it to come out the same. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static const uint64_t HASH_BEGIN = 0xcbf29ce484222325u;

static inline uint64_t hash_byte(uint64_t hash, uint8_t byte) {
    return (hash ^ byte) * 0x100000001b3u;
}

/* As they lie in memory. */
static inline uint64_t hash_bytes(uint64_t hash, const void *data, size_t size) {
    const uint8_t *byte = data;
    for (size_t i = 0; i < size; i++) hash = hash_byte(hash, byte[i]);
    return hash;
}

/* A word at once: four times as fast, for contents that are many and asked for at every frame. */
static inline uint64_t hash_word(uint64_t hash, uint32_t word) {
    return (hash ^ word) * 0x100000001b3u;
}

/* Eight bytes at once, mixed through, so that few bits that differ change many. */
static inline uint64_t hash_long(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

/* Pictures and the like: as hash_bytes, many times as fast. Two hashes side by side, as neither
 * waits for the other. */
static inline uint64_t hash_longs(uint64_t hash, const void *data, size_t size) {
    const uint8_t *byte = data;
    uint64_t beside = size, word[2];
    for (; size >= 16; size -= 16, byte += 16) {
        memcpy(word, byte, 16);
        hash = hash_long(hash, word[0]);
        beside = hash_long(beside, word[1]);
    }
    for (uint32_t four; size >= 4; size -= 4, byte += 4) {
        memcpy(&four, byte, 4);
        hash = hash_long(hash, four);
    }
    for (; size > 0; size--, byte++) beside = hash_long(beside, *byte);
    return hash_long(hash, beside);
}

#endif
