package dev.coachstream.http;

import feign.DefaultContract;
import feign.MethodMetadata;
import feign.Param;
import feign.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Feign's own contract, our marks on its methods, and query values that arrive as they were meant. */
final class MarkedContract extends DefaultContract {

    MarkedContract() {
        registerMethodAnnotation(SafeToRepeat.class, (mark, metadata) -> {});
        registerMethodAnnotation(Streamed.class, (mark, metadata) -> {});
        registerMethodAnnotation(OfFeed.class, (mark, metadata) -> {});
        registerMethodAnnotation(GetWithBody.class, (mark, metadata) -> {});
    }

    @Override
    protected MethodMetadata parseAndValidateMetadata(Class<?> type, Method method) {
        MethodMetadata metadata = super.parseAndValidateMetadata(type, method);
        if (!metadata.indexToExpanderClass().isEmpty()) {
            throw new IllegalStateException(method + " has an expander of its own, which would not be used");
        }
        Set<String> queried = metadata.template().queries().values().stream()
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        Map<Integer, Param.Expander> expanders = new HashMap<>();
        metadata.indexToName().forEach((index, names) -> {
            boolean inQuery = names.stream().anyMatch(name -> queried.contains("{" + name + "}"));
            Param.Expander expander = inQuery ? new QueryValue() : String::valueOf;
            expanders.put(index, expander);
        });
        metadata.indexToExpander(expanders);
        return metadata;
    }

    static boolean has(Class<? extends Annotation> mark, Request request) {
        Method method = request.requestTemplate().methodMetadata().method();
        return method.isAnnotationPresent(mark);
    }
}
