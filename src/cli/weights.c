/* See weights.h. */
#include "cli/weights.h"

#include <math.h>
#include <string.h>

#include "cli/table.h"

enum { WIDEST_SHOWN = 12, TALLEST_SHOWN = 24 };

static void json_w(Json *json, const Layer *layer, const float *w, const char *key) {
    if (layer->pieces == 1) {
        json_rows(json, key, w, layer->to, layer->from);
        return;
    }
    json_array(json, key);
    for (int p = 0; p < layer->pieces; p++) {
        json_rows(json, NULL, w + (long)p * layer->to * layer->from, layer->to, layer->from);
    }
    json_array_end(json);
}

void weights_json(Json *json, const Network *net, int l, const float *theta, const char *w_key,
                  const char *b_key) {
    const Layer *layer = &net->layer[l];
    json_w(json, layer, theta + layer->w, w_key);
    if (layer->pieces == 1) {
        json_floats(json, b_key, theta + layer->b, layer->to);
    } else {
        json_rows(json, b_key, theta + layer->b, layer->pieces, layer->to);
    }
}

/* "layer 1, 4 tanh units"; returns text. */
static const char *heading(const Network *net, int l, char text[64]) {
    const Layer *layer = &net->layer[l];
    snprintf(text, 64, "layer %d, %d %s unit%s", l + 1, layer->to,
             activation_name(layer->activation), layer->to == 1 ? "" : "s");
    return text;
}

/* What feeds a unit: "x1", "cloud", "unit 3"; returns text. */
static const char *input_name(const Scene *scene, int layer, int from, char text[TERM_TEXT]) {
    if (layer > 0) {
        snprintf(text, TERM_TEXT, "unit %d", from + 1);
        return text;
    }
    const Feature *feature = &scene->features.feature[from];
    const char *name = scene->data.name[feature->a];
    if (feature->kind == FEATURE_COORDINATE && *name) {
        snprintf(text, TERM_TEXT, "%s", name);
        return text;
    }
    return feature_text(feature, text);
}

/* A layer of thousands of weights, in a line. */
static void sum_up(FILE *out, const Layer *layer, const float *theta) {
    const float *w = theta + layer->w;
    int count = layer->pieces * layer->to * layer->from;
    float least = w[0], most = w[0];
    for (int i = 1; i < count; i++) {
        least = fminf(least, w[i]);
        most = fmaxf(most, w[i]);
    }
    fprintf(out, "  %d weights from %.4g to %.4g; --json lists them\n", count, (double)least,
            (double)most);
}

static void table_row(Table *table, const Layer *layer, const float *theta, int piece, int to) {
    char name[32];
    int row = piece * layer->to + to;
    snprintf(name, sizeof name, layer->pieces > 1 ? "  unit %d, piece %d" : "  unit %d", to + 1,
             piece + 1);
    table_text(table, name);
    for (int i = 0; i < layer->from; i++) {
        table_number(table, (double)theta[layer->w + row * layer->from + i], 4);
    }
    table_number(table, (double)theta[layer->b + row], 4);
    table_end(table);
}

static void print_layer(FILE *out, const Network *net, const Scene *scene, int l,
                        const float *theta) {
    const Layer *layer = &net->layer[l];
    char text[64];
    if (layer->from > WIDEST_SHOWN || layer->to > TALLEST_SHOWN) {
        fprintf(out, "%s\n", heading(net, l, text));
        sum_up(out, layer, theta);
        return;
    }
    Table table = table_create(out);
    table_column(&table, heading(net, l, text), -24);
    for (int i = 0; i < layer->from; i++) {
        int width = (int)strlen(input_name(scene, l, i, text));
        table_column(&table, text, width > 10 ? width : 10);
    }
    table_column(&table, "bias", 10);
    table_end(&table);
    for (int p = 0; p < layer->pieces; p++) {
        for (int j = 0; j < layer->to; j++) table_row(&table, layer, theta, p, j);
    }
}

void weights_tables(FILE *out, const Network *net, const Scene *scene, const float *theta) {
    for (int l = 0; l < net->layers; l++) {
        print_layer(out, net, scene, l, theta);
        fputc('\n', out);
    }
}
