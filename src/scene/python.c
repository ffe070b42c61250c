/* See python.h. */
#include "scene/python.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/clean.h"
#include "scene/number.h"
#include "scene/python_term.h"

typedef struct Text {
    char *text;
    size_t used, room;
} Text;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
put(Text *t, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    size_t length = (size_t)vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (t->used + length + 1 > t->room) {
        t->room = 2 * (t->used + length + 1);
        t->text = memory_resize(t->text, t->room);
    }
    va_start(arguments, format);
    vsnprintf(t->text + t->used, length + 1, format, arguments);
    va_end(arguments);
    t->used += length;
}

/* "[1, 0.5, -2]" */
static void put_list(Text *t, const float *value, int count) {
    char number[32];
    put(t, "[");
    for (int i = 0; i < count; i++) put(t, "%s%s", i ? ", " : "", number_text(value[i], number));
    put(t, "]");
}

/* --- Names --- */

enum { NAME = 48 };
typedef char Parameters[MAX_COLUMNS][NAME];

/* Words that mean something else in the program. */
static bool is_taken(const char *name) {
    static const char *const words[] = {
        "False",   "None",     "True",     "and",    "as",      "assert",  "async",  "await",
        "break",   "class",    "continue", "def",    "del",     "elif",    "else",   "except",
        "finally", "for",      "from",     "global", "if",      "import",  "in",     "is",
        "lambda",  "nonlocal", "not",      "or",     "pass",    "raise",   "return", "try",
        "while",   "with",     "yield",    "a",      "x",       "math",    "zip",    "max",
        "scores",  "sigmoid",  "step",     "elu",    "softmax", "predict", "mean",   "deviation",
        "CLASSES", "typed"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], name) == 0) return true;
    }
    return (name[0] == 'W' || name[0] == 'B') && name[1] >= '1' && name[1] <= '9';
}

/* Letters with marks, Greek and Cyrillic: what Python takes in a name beside ASCII. */
static bool is_letter(const unsigned char *text, size_t bytes) {
    if (bytes != 2) return false;
    unsigned code = (text[0] & 0x1Fu) << 6 | (text[1] & 0x3Fu);
    bool latin = code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7;
    return latin || (code >= 0x386 && code <= 0x481 && code != 0x387);
}

/* A column's name as a name in Python: "sepal length" is sepal_length. */
static void to_name(const char *column, char name[NAME]) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    size_t to = 0, length = strlen(column);
    if (column[0] >= '0' && column[0] <= '9') name[to++] = 'x';
    for (size_t at = 0; at < length && to < NAME - 8;) {
        size_t bytes = clean_letter(column + at, length - at);
        if (bytes == 0) bytes = 1;
        bool kept = bytes == 1 ? strchr(plain, column[at]) != NULL
                               : is_letter((const unsigned char *)column + at, bytes);
        memcpy(name + to, kept ? column + at : "_", kept ? bytes : 1);
        to += kept ? bytes : 1;
        at += bytes;
    }
    if (to == 0) name[to++] = 'x';
    name[to] = '\0';
    if (is_taken(name)) memcpy(name + to, "_", 2);
}

/* One for each column, no two alike. */
static void name_columns(const Dataset *data, Parameters name) {
    for (int c = 0; c < data->columns; c++) {
        char base[NAME];
        to_name(data->name[c], base);
        snprintf(name[c], NAME, "%s", base);
        for (int again = 2, i = 0; i < c; i++) {
            if (strcmp(name[i], name[c]) != 0) continue;
            snprintf(name[c], NAME, "%.30s_%d", base, again++);
            i = -1;
        }
    }
}

/* "lectures, hours" */
static void put_names(Text *t, const Dataset *data, const Parameters name, const char *between) {
    for (int c = 0; c < data->columns; c++) put(t, "%s%s", c ? between : "", name[c]);
}

/* --- Weights --- */

/* "W1", and of two pieces "W1a" and "W1b". */
static void put_weights(Text *t, const Network *net, int l, int piece) {
    const Layer *layer = &net->layer[l];
    const char *which = layer->pieces == 1 ? "" : piece == 0 ? "a" : "b";
    put(t, "W%d%s = [\n", l + 1, which);
    for (int j = 0; j < layer->to; j++) {
        put(t, "    ");
        put_list(t, net->theta + network_w(net, l, piece, j, 0), layer->from);
        put(t, ",\n");
    }
    put(t, "]\nB%d%s = ", l + 1, which);
    put_list(t, net->theta + network_b(net, l, piece, 0), layer->to);
    put(t, "\n");
}

static void put_layers(Text *t, const Network *net) {
    put(t, "# A row of weights for each unit, and then a bias for each.\n");
    for (int l = 0; l < net->layers; l++) {
        for (int p = 0; p < net->layer[l].pieces; p++) put_weights(t, net, l, p);
    }
}

/* --- Functions --- */

/* How each activation is written, of one score z; softmax is of all of a layer's. */
static const struct {
    const char *call;       /* in predict() */
    const char *definition; /* NULL: Python has it */
} functions[ACTIVATION_COUNT] = {
    [ACTIVATION_STEP] = {"step(z)", "def step(z):\n    return 1.0 if z >= 0 else 0.0\n"},
    [ACTIVATION_LINEAR] = {"z", NULL},
    [ACTIVATION_SIGMOID] = {"sigmoid(z)",
                            "def sigmoid(z):\n    return 1 / (1 + math.exp(-z)) if z >= 0 else "
                            "math.exp(z) / (1 + math.exp(z))\n"},
    [ACTIVATION_TANH] = {"math.tanh(z)", NULL},
    [ACTIVATION_RELU] = {"max(0.0, z)", NULL},
    [ACTIVATION_LEAKY_RELU] = {"max(0.1 * z, z)", NULL},
    [ACTIVATION_ELU] = {"elu(z)", "def elu(z):\n    return z if z > 0 else math.expm1(z)\n"},
    [ACTIVATION_MAXOUT] = {"max(z)", NULL},
    [ACTIVATION_SOFTMAX] = {"softmax(z)",
                            "def softmax(z):\n    e = [math.exp(v - max(z)) for v in z]\n    "
                            "return [v / sum(e) for v in e]\n"},
};
static_assert(ACTIVATION_COUNT == 9, "each activation in Python");

/* Terms, which count as 0 where they have no value; and what they call. */
static bool put_typed(Text *t, const Features *features) {
    bool any = false, sigmoid = false;
    for (int i = 0; i < features->count; i++) {
        const Feature *f = &features->feature[i];
        if (f->kind != FEATURE_TYPED) continue;
        any = true;
        for (int s = 0; s < f->term.steps; s++) sigmoid |= f->term.step[s].op == TERM_SIGMOID;
    }
    if (any)
        put(t, "\n\ndef typed(term):\n"
               "    \"\"\"The value of a term, or 0 where it has none.\"\"\"\n"
               "    try:\n"
               "        value = float(term())\n"
               "    except (ArithmeticError, TypeError, ValueError):\n"
               "        return 0.0\n"
               "    return value if math.isfinite(value) else 0.0\n");
    return sigmoid;
}

/* Only those that this network uses. */
static void put_functions(Text *t, const Network *net, const Features *features) {
    put(t, "\n\ndef scores(w, b, a):\n"
           "    \"\"\"For each unit, its weights times what comes in, plus its bias.\"\"\"\n"
           "    return [sum(wi * ai for wi, ai in zip(row, a)) + bj for row, bj in zip(w, b)]\n");
    bool sigmoid = put_typed(t, features);
    for (int f = 0; f < ACTIVATION_COUNT; f++) {
        bool used = f == ACTIVATION_SIGMOID && sigmoid;
        for (int l = 0; l < net->layers; l++) used |= net->layer[l].activation == (Activation)f;
        if (used && functions[f].definition) put(t, "\n\n%s", functions[f].definition);
    }
}

static void put_feature(Text *t, const Feature *f) {
    char term[PYTHON_TERM];
    switch (f->kind) {
    case FEATURE_COORDINATE: put(t, "x[%d]", f->a); break;
    case FEATURE_SQUARE: put(t, "x[%d] ** 2", f->a); break;
    case FEATURE_PRODUCT: put(t, "x[%d] * x[%d]", f->a, f->b); break;
    case FEATURE_SINE: put(t, "math.sin(x[%d])", f->a); break;
    case FEATURE_TYPED: put(t, "typed(lambda: %s)", python_term(&f->term, term)); break;
    }
}

/* Whether the network is fed the coordinates as they are, in their order. */
static bool is_plain(const Features *features) {
    bool plain = features->count == features->columns;
    for (int i = 0; i < features->count && plain; i++) {
        plain = features->feature[i].kind == FEATURE_COORDINATE && features->feature[i].a == i;
    }
    return plain;
}

static void put_inputs(Text *t, const Features *features) {
    if (features->scaled) {
        put(t, "    mean = ");
        put_list(t, features->mean, features->columns);
        put(t, "\n    deviation = ");
        put_list(t, features->deviation, features->columns);
        put(t, "\n    x = [(v - m) / d for v, m, d in zip(x, mean, deviation)]\n");
    }
    put(t, "    a = ");
    if (is_plain(features)) {
        put(t, "x\n");
        return;
    }
    for (int i = 0; i < features->count; i++) {
        put(t, "%s", i ? ", " : "[");
        put_feature(t, &features->feature[i]);
    }
    put(t, "]\n");
}

static void put_layer(Text *t, const Network *net, int l) {
    const Layer *layer = &net->layer[l];
    const char *call = functions[layer->activation].call;
    int n = l + 1;
    if (layer->activation == ACTIVATION_SOFTMAX)
        put(t, "    a = softmax(scores(W%d, B%d, a))\n", n, n);
    else if (layer->activation == ACTIVATION_LINEAR)
        put(t, "    a = scores(W%d, B%d, a)\n", n, n);
    else if (layer->pieces == 2)
        put(t, "    a = [%s for z in zip(scores(W%da, B%da, a), scores(W%db, B%db, a))]\n", call, n,
            n, n, n);
    else
        put(t, "    a = [%s for z in scores(W%d, B%d, a)]\n", call, n, n);
}

static void put_predict(Text *t, const Scene *scene, const Run *run, const Parameters name) {
    const Network *net = &run->trainer.net;
    put(t, "\n\ndef predict(");
    put_names(t, &scene->data, name, ", ");
    put(t, "):\n    \"\"\"The network's outputs for one point.\"\"\"\n    x = [");
    put_names(t, &scene->data, name, ", ");
    put(t, "]\n");
    put_inputs(t, &run->features);
    for (int l = 0; l < net->layers; l++) put_layer(t, net, l);
    put(t, "    return a\n");
}

/* What stands between quotes in Python. */
static void put_quoted(Text *t, const char *text) {
    put(t, "\"");
    for (; *text; text++) put(t, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    put(t, "\"");
}

static void put_classify(Text *t, const Scene *scene, const Run *run, const Parameters name) {
    const Dataset *data = &scene->data;
    const Network *net = &run->trainer.net;
    if (data->kind != LABEL_CLASS) return;
    put(t, "\n\nCLASSES = [");
    for (int c = 0; c < (net->outputs > 1 ? net->outputs : 2); c++) {
        put(t, "%s", c ? ", " : "");
        put_quoted(t, data->class_name[c]);
    }
    put(t, "]\n\n\ndef classify(");
    put_names(t, data, name, ", ");
    put(t, "):\n    \"\"\"The name of the class the network decides for.\"\"\"\n    a = predict(");
    put_names(t, data, name, ", ");
    put(t, ")\n");
    if (net->outputs > 1)
        put(t, "    return CLASSES[a.index(max(a))]\n");
    else
        put(t, "    return CLASSES[1 if a[0] >= %g else 0]\n",
            (double)loss_middle(run->trainer.settings.loss,
                                net->layer[net->layers - 1].activation));
}

/* Run by itself, it answers for the numbers it is given, or for a first point. */
static void put_main(Text *t, const Scene *scene, const Parameters name) {
    const Dataset *data = &scene->data;
    float zero[MAX_COLUMNS] = {0};
    put(t, "\n\nif __name__ == \"__main__\":\n    try:\n        point = "
           "[float(v.replace(\",\", \".\")) for v in sys.argv[1:]] or ");
    put_list(t, data->count ? data->x : zero, data->columns);
    put(t,
        "\n        answer = predict(*point)\n    except (TypeError, ValueError):\n        "
        "sys.exit(\"Give %d number%s: ",
        data->columns, data->columns == 1 ? "" : "s");
    put_names(t, data, name, " ");
    put(t, "\")\n    print(*point, \"->\", *answer%s)\n",
        data->kind == LABEL_CLASS ? ", classify(*point)" : "");
}

char *python_text(const Scene *scene, const Run *run) {
    Text t = {0};
    Parameters name;
    name_columns(&scene->data, name);
    put(&t, "\"\"\"A network trained with Halfplane, %lld epochs.\n\npredict(",
        (long long)run->trainer.epoch);
    put_names(&t, &scene->data, name, ", ");
    put(&t, ") gives its outputs; so does this program with ");
    put(&t, scene->data.columns == 1 ? "that number" : "those numbers");
    put(&t, " behind its name.\n\"\"\"\nimport math\nimport sys\n\n");
    put_layers(&t, &run->trainer.net);
    put_functions(&t, &run->trainer.net, &run->features);
    put_predict(&t, scene, run, name);
    put_classify(&t, scene, run, name);
    put_main(&t, scene, name);
    return t.text;
}
