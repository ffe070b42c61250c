/* See python.h. */
#include "scene/python.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "scene/number.h"

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

/* One entry a layer: its function, and for each piece its matrix [to][from] and its biases. */
static void put_layers(Text *t, const Network *net) {
    put(t, "LAYERS = [\n");
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        put(t, "    (\"%s\", [\n", activation_name(layer->activation));
        for (int p = 0; p < layer->pieces; p++) {
            put(t, "        ([\n");
            for (int j = 0; j < layer->to; j++) {
                put(t, "            ");
                put_list(t, net->theta + network_w(net, l, p, j, 0), layer->from);
                put(t, ",\n");
            }
            put(t, "        ], ");
            put_list(t, net->theta + network_b(net, l, p, 0), layer->to);
            put(t, "),\n");
        }
        put(t, "    ]),\n");
    }
    put(t, "]\n\n");
}

static void put_feature(Text *t, const Feature *f) {
    switch (f->kind) {
    case FEATURE_COORDINATE: put(t, "x[%d]", f->a); break;
    case FEATURE_SQUARE: put(t, "x[%d] ** 2", f->a); break;
    case FEATURE_PRODUCT: put(t, "x[%d] * x[%d]", f->a, f->b); break;
    case FEATURE_SINE: put(t, "math.sin(x[%d])", f->a); break;
    }
}

static void put_inputs(Text *t, const Features *features) {
    put(t,
        "def inputs(x):\n    \"\"\"What the network is fed, from a point's coordinates.\"\"\"\n");
    if (features->scaled) {
        put(t, "    mean = ");
        put_list(t, features->mean, features->columns);
        put(t, "\n    deviation = ");
        put_list(t, features->deviation, features->columns);
        put(t, "\n    x = [(v - m) / d for v, m, d in zip(x, mean, deviation)]\n");
    }
    put(t, "    return [");
    for (int i = 0; i < features->count; i++) {
        put(t, "%s", i ? ", " : "");
        put_feature(t, &features->feature[i]);
    }
    put(t, "]\n\n\n");
}

/* Of one score, in Python. Softmax is of all of a layer's: it stands in predict(). */
static const char *const functions[ACTIVATION_COUNT] = {
    [ACTIVATION_STEP] = "lambda z: 1.0 if z >= 0 else 0.0",
    [ACTIVATION_LINEAR] = "lambda z: z",
    [ACTIVATION_SIGMOID] = "sigmoid",
    [ACTIVATION_TANH] = "math.tanh",
    [ACTIVATION_RELU] = "lambda z: max(0.0, z)",
    [ACTIVATION_LEAKY_RELU] = "lambda z: max(0.1 * z, z)",
    [ACTIVATION_ELU] = "lambda z: z if z > 0 else math.expm1(z)",
    [ACTIVATION_MAXOUT] = "lambda z: z",
    [ACTIVATION_SOFTMAX] = NULL,
};
static_assert(ACTIVATION_COUNT == 9, "each activation in Python");

static const char sigmoid[] =
    "def sigmoid(z):\n"
    "    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))\n\n\n";

static const char predict[] =
    "def softmax(z):\n"
    "    e = [math.exp(v - max(z)) for v in z]\n"
    "    return [v / sum(e) for v in e]\n\n\n"
    "def predict(*x):\n"
    "    \"\"\"The network's outputs for one point.\"\"\"\n"
    "    a = inputs(x)\n"
    "    for name, pieces in LAYERS:\n"
    "        scores = [[sum(wi * ai for wi, ai in zip(row, a)) + bj for row, bj in zip(w, b)] for "
    "w, b in pieces]\n"
    "        z = [max(column) for column in zip(*scores)]\n"
    "        a = softmax(z) if name == \"softmax\" else [FUNCTIONS[name](v) for v in z]\n"
    "    return a\n";

static void put_functions(Text *t) {
    put(t, "%sFUNCTIONS = {\n", sigmoid);
    for (int f = 0; f < ACTIVATION_COUNT; f++) {
        if (functions[f]) put(t, "    \"%s\": %s,\n", activation_name((Activation)f), functions[f]);
    }
    put(t, "}\n\n\n%s", predict);
}

/* What stands between quotes in Python. */
static void put_quoted(Text *t, const char *text) {
    put(t, "\"");
    for (; *text; text++) put(t, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    put(t, "\"");
}

static void put_classify(Text *t, const Scene *scene, const Run *run) {
    const Dataset *data = &scene->data;
    const Network *net = &run->trainer.net;
    if (data->kind != LABEL_CLASS) return;
    put(t, "\n\nCLASSES = [");
    for (int c = 0; c < (net->outputs > 1 ? net->outputs : 2); c++) {
        put(t, "%s", c ? ", " : "");
        put_quoted(t, data->class_name[c]);
    }
    put(t, "]\n\n\ndef classify(*x):\n    \"\"\"The name of the class the network decides "
           "for.\"\"\"\n    a = predict(*x)\n");
    if (net->outputs > 1)
        put(t, "    return CLASSES[a.index(max(a))]\n");
    else
        put(t, "    return CLASSES[1 if a[0] >= %g else 0]\n",
            (double)loss_middle(run->trainer.settings.loss));
}

/* Calls it with a first point, when run. */
static void put_main(Text *t, const Scene *scene) {
    const Dataset *data = &scene->data;
    float zero[MAX_COLUMNS] = {0};
    put(t, "\n\nif __name__ == \"__main__\":\n    point = ");
    put_list(t, data->count ? data->x : zero, data->columns);
    put(t, "\n    print(point, \"->\", predict(*point)%s)\n",
        data->kind == LABEL_CLASS ? ", classify(*point)" : "");
}

char *python_text(const Scene *scene, const Run *run) {
    Text t = {0};
    put(&t, "\"\"\"A network trained with Halfplane, %lld epochs. predict(",
        (long long)run->trainer.epoch);
    for (int c = 0; c < scene->data.columns; c++) put(&t, "%sx%d", c ? ", " : "", c + 1);
    put(&t, ") gives its outputs.\"\"\"\nimport math\n\n"
            "# A layer is its function and its pieces (two for maxout, else one): weights "
            "[to][from], biases [to].\n");
    put_layers(&t, &run->trainer.net);
    put(&t, "\n");
    put_inputs(&t, &run->features);
    put_functions(&t);
    put_classify(&t, scene, run);
    put_main(&t, scene);
    return t.text;
}
